using System.Buffers;
using System.Text;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>
/// Writes strings as the reference's JSON library does: only quotes, backslashes and control characters are escaped, all else stays
/// UTF-8, what is not UTF-8 becomes U+FFFD. <see cref="System.Text.Json"/> also escapes what lies beyond the basic plane.
/// </summary>
static class JsonText
{
    static readonly SearchValues<byte> s_plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Where(c => c is not ('"' or '\\')).Select(c => (byte)c)]);

    static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    /// <summary>Adds a string with its quotes.</summary>
    public static void AppendQuoted(ref ScratchText json, scoped ReadOnlySpan<byte> text)
    {
        json.Append((byte)'"');
        AppendEscaped(ref json, text);
        json.Append((byte)'"');
    }

    /// <summary>Adds a string with its quotes.</summary>
    public static void AppendQuoted(ref ScratchText json, string text)
    {
        Span<byte> utf8 = text.Length <= 256 ? stackalloc byte[768] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        AppendQuoted(ref json, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>Adds what stands between the quotes.</summary>
    public static void AppendEscaped(ref ScratchText json, string text) => AppendEscaped(ref json, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds what stands between the quotes.</summary>
    public static void AppendEscaped(ref ScratchText json, scoped ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            int plain = text.IndexOfAnyExcept(s_plain);
            if (plain < 0)
            {
                json.Append(text);
                return;
            }

            json.Append(text[..plain]);
            text = text[plain..];
            text = text[AppendOne(ref json, text)..];
        }
    }

    // One character that is not plain ASCII; gives the bytes it took.
    static int AppendOne(ref ScratchText json, scoped ReadOnlySpan<byte> text)
    {
        byte first = text[0];
        switch (first)
        {
            case (byte)'"':
                json.Append("\\\""u8);
                return 1;
            case (byte)'\\':
                json.Append("\\\\"u8);
                return 1;
            case (byte)'\b':
                json.Append("\\b"u8);
                return 1;
            case (byte)'\f':
                json.Append("\\f"u8);
                return 1;
            case (byte)'\n':
                json.Append("\\n"u8);
                return 1;
            case (byte)'\r':
                json.Append("\\r"u8);
                return 1;
            case (byte)'\t':
                json.Append("\\t"u8);
                return 1;
            case < 0x20:
                json.Append("\\u00"u8);
                json.Append((byte)('0' + (first >> 4)));
                json.Append((byte)"0123456789abcdef"[first & 15]);
                return 1;
            case 0x7f:
                json.Append(first);
                return 1;
            default:
                bool isGood = Rune.DecodeFromUtf8(text, out _, out int length) == OperationStatus.Done;
                json.Append(isGood ? text[..length] : Replacement);
                return length;
        }
    }
}
