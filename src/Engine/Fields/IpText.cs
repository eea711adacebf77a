using System.Buffers.Text;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Writes ip addresses as inet_ntop does; <see cref="System.Net.IPAddress"/> would have to be allocated for each.</summary>
static class IpText
{
    /// <summary>The longest text of an address, <c>ffff:…:255.255.255.255</c>.</summary>
    public const int LongestLength = 45;

    /// <summary>Writes an address of 4 or 16 bytes in network order; false when it is neither, or does not fit.</summary>
    public static bool TryFormat(ReadOnlySpan<byte> address, Span<byte> text, out int written)
    {
        written = 0;
        if (text.Length < LongestLength) return false;
        if (address.Length == 4) written = WriteIpv4(address, text);
        else if (address.Length == 16) written = WriteIpv6(address, text);
        return written > 0;
    }

    static int WriteIpv4(ReadOnlySpan<byte> address, Span<byte> text)
    {
        int at = 0;
        for (int i = 0; i < 4; i++)
        {
            if (i > 0) text[at++] = (byte)'.';
            Utf8Formatter.TryFormat(address[i], text[at..], out int digits);
            at += digits;
        }

        return at;
    }

    static int WriteIpv6(ReadOnlySpan<byte> address, Span<byte> text)
    {
        Span<ushort> groups = stackalloc ushort[8];
        for (int i = 0; i < 8; i++) groups[i] = (ushort)(address[2 * i] << 8 | address[2 * i + 1]);
        var (start, length) = LongestZeroRun(groups);

        // The last 32 bits of ::a.b.c.d and ::ffff:a.b.c.d are written as IPv4.
        bool mapped = start == 0 && (length == 6 || (length == 5 && groups[5] == 0xffff));
        int at = 0;
        for (int i = 0; i < 8; i++)
        {
            if (i == start)
            {
                text[at++] = (byte)':';
                i += length - 1;
                if (i == 7) text[at++] = (byte)':';
                continue;
            }

            if (i > 0) text[at++] = (byte)':';
            if (i == 6 && mapped) return at + WriteIpv4(address[12..], text[at..]);
            Utf8Formatter.TryFormat(groups[i], text[at..], out int digits, new('x'));
            at += digits;
        }

        return at;
    }

    // Runs of one group are not shortened, and the first of the longest ones is (RFC 5952).
    static (int Start, int Length) LongestZeroRun(ReadOnlySpan<ushort> groups)
    {
        int bestStart = -1, bestLength = 1;
        for (int i = 0; i < 8;)
        {
            int end = i;
            while (end < 8 && groups[end] == 0) end++;
            if (end - i > bestLength) (bestStart, bestLength) = (i, end - i);
            i = Math.Max(end, i + 1);
        }

        return (bestStart, bestStart < 0 ? 0 : bestLength);
    }
}
