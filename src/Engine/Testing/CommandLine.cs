using System.Text;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Splits a command line at its blanks as a shell does, without expanding anything.</summary>
static class CommandLine
{
    /// <summary>The arguments; quotes of both kinds hold blanks together, a backslash outside of single quotes takes the next character as it is.</summary>
    public static List<string> Split(string text)
    {
        List<string> arguments = [];
        var argument = new StringBuilder();
        bool isStarted = false;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\' && quote != '\'' && i + 1 < text.Length)
            {
                argument.Append(text[++i]);
                isStarted = true;
            }
            else if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
                isStarted = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (isStarted) arguments.Add(argument.ToString());
                argument.Clear();
                isStarted = false;
            }
            else
            {
                argument.Append(c);
                isStarted = true;
            }
        }

        if (isStarted) arguments.Add(argument.ToString());
        return arguments;
    }
}
