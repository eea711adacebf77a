using System.Globalization;
using System.Text;

namespace Gyrfalcon.Fuzz;

/// <summary>Writes YAML.</summary>
static class YamlText
{
    /// <summary>Any text at all as a value in double quotes.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c is >= ' ' and < '\x7f') quoted.Append(c);
            else quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return quoted.Append('"').ToString();
    }
}
