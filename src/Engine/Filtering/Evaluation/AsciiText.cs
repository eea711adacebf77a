using System.Text;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Case folding of bytes in the C locale: the letters of ASCII and no others.</summary>
static class AsciiText
{
    /// <summary>Whether <paramref name="text"/> holds <paramref name="part"/>, whatever the case of ASCII letters.</summary>
    public static bool ContainsIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part)
    {
        for (int i = 0; i + part.Length <= text.Length; i++)
        {
            if (EqualsIgnoreCase(text.Slice(i, part.Length), part)) return true;
        }

        return false;
    }

    /// <summary>The byte as a small letter, if it is a letter of ASCII.</summary>
    public static byte ToLower(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;

    /// <summary>The byte as a capital letter, if it is a letter of ASCII.</summary>
    public static byte ToUpper(byte b) => b is >= (byte)'a' and <= (byte)'z' ? (byte)(b & ~0x20) : b;

    static bool EqualsIgnoreCase(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (Ascii.EqualsIgnoreCase(a, b)) return true;
        for (int i = 0; i < a.Length; i++)
        {
            if (ToLower(a[i]) != ToLower(b[i])) return false;
        }

        return true;
    }
}
