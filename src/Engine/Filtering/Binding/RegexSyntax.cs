using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// Translates the POSIX syntax of RE2 to .NET's. What RE2 refuses in that syntax is refused here too: Perl's groups, lazy
/// repetitions, look-around and back references.
/// </summary>
static class RegexSyntax
{
    static readonly Dictionary<string, string> s_classes = new()
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = "\\x00-\\x7F",
        ["blank"] = "\\t ",
        ["cntrl"] = "\\x00-\\x1F\\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = "!-/:-@\\[-`{-~",
        ["space"] = "\\t\\n\\v\\f\\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    /// <summary>The pattern in .NET's syntax, anchored at both ends; null with the reason when it is no good.</summary>
    public static string? Translate(string pattern, out string? error)
    {
        var translated = new StringBuilder("\\A(?:");
        error = null;
        bool repeatable = false;
        for (int i = 0; i < pattern.Length && error is null; i++)
        {
            char c = pattern[i];
            switch (c)
            {
                case '\\':
                    error = Escape(pattern, ref i, translated);
                    repeatable = true;
                    break;
                case '[':
                    error = Set(pattern, ref i, translated);
                    repeatable = true;
                    break;
                case '(' or '|':
                    translated.Append(c == '(' ? "(?:" : "|");
                    repeatable = false;
                    break;
                case '*' or '+' or '?' when !repeatable:
                    error = $"nothing before '{c}' to repeat";
                    break;
                case '*' or '+' or '?':
                    translated.Append(c);
                    repeatable = false;
                    break;
                case '{' when TryRepeat(pattern, i, out int end):
                    if (!repeatable) error = "nothing before '{' to repeat";
                    translated.Append(pattern, i, end - i);
                    i = end - 1;
                    repeatable = false;
                    break;
                default:
                    if (c is '{' or '}' or '#') translated.Append('\\');
                    translated.Append(c);
                    repeatable = c is not '^';
                    break;
            }
        }

        return error is null ? translated.Append(")\\z").ToString() : null;
    }

    static bool TryRepeat(string pattern, int open, out int end)
    {
        int close = pattern.IndexOf('}', open);
        end = close + 1;
        if (close < 0) return false;
        string[] bounds = pattern[(open + 1)..close].Split(',');
        return bounds.Length <= 2 && bounds[0].Length > 0 && bounds.All(b => b.All(char.IsAsciiDigit) && b.Length <= 4);
    }

    static string? Escape(string pattern, ref int i, StringBuilder translated)
    {
        if (++i == pattern.Length) return "a backslash at the end";
        char c = pattern[i];
        if (!char.IsAsciiLetterOrDigit(c) || c is 'a' or 'f' or 'n' or 'r' or 't' or 'v')
        {
            translated.Append('\\').Append(c);
            return null;
        }

        if (c == 'x' && i + 2 < pattern.Length && char.IsAsciiHexDigit(pattern[i + 1]) && char.IsAsciiHexDigit(pattern[i + 2]))
        {
            translated.Append(pattern, i - 1, 4);
            i += 2;
            return null;
        }

        return $"the escape '\\{c}' is not known in POSIX syntax";
    }

    [SuppressMessage("Style", "IDE0010", Justification = "Only the characters that mean something are named.")]
    static string? Set(string pattern, ref int i, StringBuilder translated)
    {
        translated.Append('[');
        i++;
        if (i < pattern.Length && pattern[i] == '^')
        {
            translated.Append('^');
            i++;
        }

        for (int first = i; i < pattern.Length && (pattern[i] != ']' || i == first); i++)
        {
            if (pattern[i] == '[' && i + 1 < pattern.Length && pattern[i + 1] == ':')
            {
                int end = pattern.IndexOf(":]", i + 2, StringComparison.Ordinal);
                if (end < 0) return "a character class is not closed";
                if (!s_classes.TryGetValue(pattern[(i + 2)..end], out string? members)) return $"the character class '{pattern[i..(end + 2)]}' is not known";
                translated.Append(members);
                i = end + 1;
            }
            else if (pattern[i] == '\\')
            {
                if (Escape(pattern, ref i, translated) is { } error) return error;
            }
            else
            {
                if (pattern[i] is '[' or ']') translated.Append('\\');
                translated.Append(pattern[i]);
            }
        }

        if (i == pattern.Length) return "']' is missing";
        translated.Append(']');
        return null;
    }
}
