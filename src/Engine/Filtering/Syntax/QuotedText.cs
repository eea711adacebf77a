using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>Takes the escapes out of what stands between quotes (<c>rule-language</c> §6.1).</summary>
static class QuotedText
{
    /// <summary>Reads the text between quotes.</summary>
    /// <param name="inner">What stands between the quotes.</param>
    /// <param name="quote">The quote, which alone may be escaped inside.</param>
    /// <param name="bytes">The value.</param>
    /// <param name="error">What is wrong, for a person.</param>
    /// <param name="errorAt">The index of the backslash that is wrong.</param>
    public static bool TryUnescape(
        ReadOnlySpan<char> inner, char quote, out byte[] bytes, [NotNullWhen(false)] out string? error, out int errorAt)
    {
        error = null;
        errorAt = 0;
        if (inner.IndexOf('\\') < 0)
        {
            bytes = Utf8(inner);
            return true;
        }

        List<byte> value = new(inner.Length);
        bytes = [];
        int from = 0;
        for (int i = inner.IndexOf('\\'); i >= 0; i = Next(inner, from))
        {
            value.AddRange(Utf8(inner[from..i]));
            errorAt = i;
            char c = i + 1 < inner.Length ? inner[i + 1] : '\0';
            from = i + 2;
            switch (c)
            {
                case 'b': value.Add((byte)'\b'); break;
                case 'f': value.Add((byte)'\f'); break;
                case 'n': value.Add((byte)'\n'); break;
                case 'r': value.Add((byte)'\r'); break;
                case 't': value.Add((byte)'\t'); break;
                // Rules in use write "\ " where they mean a backslash.
                case ' ' or '\\': value.Add((byte)'\\'); break;
                case '/': value.Add((byte)'/'); break;
                case '"' or '\'' when c == quote: value.Add((byte)c); break;
                case '"' or '\'':
                    error = $"\\{c} is an escape only between {c} and {c}";
                    return false;
                case 'x':
                    if (i + 4 > inner.Length || !byte.TryParse(inner.Slice(i + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte number) || number == 0)
                    {
                        error = "unsupported string escape sequence: \\x needs two hexadecimal digits that are not 00";
                        return false;
                    }

                    value.Add(number);
                    from = i + 4;
                    break;
                default:
                    error = $"unsupported string escape sequence: \\{c}; known are \\b \\f \\n \\r \\t \\\\ \\/ \\{quote} \\xHH";
                    return false;
            }
        }

        value.AddRange(Utf8(inner[from..]));
        bytes = [.. value];
        return true;
    }

    static int Next(ReadOnlySpan<char> inner, int from)
    {
        int found = inner[from..].IndexOf('\\');
        return found < 0 ? -1 : from + found;
    }

    static byte[] Utf8(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
