using System.Buffers.Text;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// Addresses and tuples as text: <c>1.2.3.4:80</c>, <c>::1:80</c> (no brackets), <c>source->destination</c>. Every method
/// returns the number of bytes written; <see cref="MaxIpName"/> bytes are enough for all but unix tuples.
/// </summary>
public static class SocketText
{
    /// <summary>The longest text of an ip tuple: two addresses of 45 bytes, two ports, the arrow.</summary>
    public const int MaxIpName = 2 * (45 + 1 + 5) + 2;

    /// <summary>The longest text before the path of a unix tuple.</summary>
    public const int MaxUnixPrefix = 2 * 16 + 3;

    /// <summary>Writes an address.</summary>
    public static int WriteAddress(UInt128 address, bool isIpv6, Span<byte> to) => isIpv6 ? WriteIpv6(address, to) : WriteIpv4((uint)address, to);

    /// <summary>Writes <c>address:port</c>.</summary>
    public static int WriteEndpoint(UInt128 address, bool isIpv6, ushort port, Span<byte> to)
    {
        int length = WriteAddress(address, isIpv6, to);
        to[length++] = (byte)':';
        return length + WriteNumber(port, to[length..]);
    }

    /// <summary>Writes <c>address:port->address:port</c>.</summary>
    public static int WriteTuple(in SocketTuple tuple, Span<byte> to)
    {
        int length = WriteEndpoint(tuple.SourceAddress, tuple.IsIpv6, tuple.SourcePort, to);
        length += WriteArrow(to[length..]);
        return length + WriteEndpoint(tuple.DestinationAddress, tuple.IsIpv6, tuple.DestinationPort, to[length..]);
    }

    /// <summary>Writes the tuple of a socket as its protocol has it: without ports for icmp and raw, <c>&lt;unknown&gt;</c> for an unknown one.</summary>
    public static int WriteName(in SocketTuple tuple, L4Protocol protocol, Span<byte> to)
    {
        switch (protocol)
        {
            case L4Protocol.Tcp or L4Protocol.Udp:
                return WriteTuple(tuple, to);
            case L4Protocol.Icmp or L4Protocol.Raw:
                int length = WriteAddress(tuple.SourceAddress, tuple.IsIpv6, to);
                length += WriteArrow(to[length..]);
                return length + WriteAddress(tuple.DestinationAddress, tuple.IsIpv6, to[length..]);
            default:
                "<unknown>"u8.CopyTo(to);
                return "<unknown>"u8.Length;
        }
    }

    /// <summary>Writes what stands before the path of a connected unix socket: both kernel pointers in hexadecimal and a space.</summary>
    public static int WriteUnixPrefix(ulong source, ulong destination, Span<byte> to)
    {
        int length = WriteHexadecimal(source, to);
        length += WriteArrow(to[length..]);
        length += WriteHexadecimal(destination, to[length..]);
        to[length] = (byte)' ';
        return length + 1;
    }

    static int WriteArrow(Span<byte> to)
    {
        to[0] = (byte)'-';
        to[1] = (byte)'>';
        return 2;
    }

    static int WriteNumber(uint number, Span<byte> to)
    {
        Utf8Formatter.TryFormat(number, to, out int length);
        return length;
    }

    static int WriteHexadecimal(ulong number, Span<byte> to)
    {
        Utf8Formatter.TryFormat(number, to, out int length, new('x'));
        return length;
    }

    static int WriteIpv4(uint address, Span<byte> to)
    {
        int length = WriteNumber(address >> 24, to);
        for (int shift = 16; shift >= 0; shift -= 8)
        {
            to[length++] = (byte)'.';
            length += WriteNumber((address >> shift) & 0xff, to[length..]);
        }

        return length;
    }

    // As inet_ntop writes it: the longest run of two or more zero groups (the first of equals) becomes "::", and what is
    // mapped from IPv4 ends in dots.
    static int WriteIpv6(UInt128 address, Span<byte> to)
    {
        (int start, int count) = LongestZeroRun(address);
        bool dotted = start == 0 && (count == 6 || count == 5 && Group(address, 5) == 0xffff);
        int groups = dotted ? 6 : 8;
        int length = 0;
        for (int i = 0; i < groups; i++)
        {
            if (i >= start && i < start + count)
            {
                if (i == start) to[length++] = (byte)':';
                continue;
            }

            if (i > 0) to[length++] = (byte)':';
            length += WriteHexadecimal(Group(address, i), to[length..]);
        }

        if (dotted)
        {
            to[length++] = (byte)':';
            return length + WriteIpv4((uint)address, to[length..]);
        }

        if (count > 0 && start + count == 8) to[length++] = (byte)':';
        return length;
    }

    static (int Start, int Count) LongestZeroRun(UInt128 address)
    {
        (int start, int count) = (-1, 0);
        for (int i = 0; i < 8; i++)
        {
            int end = i;
            while (end < 8 && Group(address, end) == 0) end++;
            if (end - i >= 2 && end - i > count) (start, count) = (i, end - i);
            i = Math.Max(i, end - 1);
        }

        return (start, count);
    }

    static ushort Group(UInt128 address, int index) => (ushort)(address >> (112 - 16 * index));
}
