using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

public static partial class ParameterRenderer
{
    const byte Unix = 1, Inet = 2, Inet6 = 10;

    /// <summary>Adds the bytes of an I/O buffer: in base64, or with a dot for each that is not printable ASCII.</summary>
    internal static void AppendBuffer(ref ScratchText text, scoped ReadOnlySpan<byte> bytes)
    {
        if (text.BuffersAsBase64)
        {
            text.AppendBase64(bytes);
            return;
        }

        foreach (byte b in bytes) text.Append(b is >= 0x20 and < 0x7f ? b : (byte)'.');
    }

    /// <summary>A number of 1, 2, 4 or 8 bytes; 0 for any other length.</summary>
    internal static ulong Number(ReadOnlySpan<byte> bytes, bool signed) => (bytes.Length, signed) switch
    {
        (8, _) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        (4, true) => (ulong)BinaryPrimitives.ReadInt32LittleEndian(bytes),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        (2, true) => (ulong)BinaryPrimitives.ReadInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (1, true) => (ulong)(sbyte)bytes[0],
        (1, false) => bytes[0],
        _ => 0,
    };

    static void AppendNumber(ref ScratchText text, ReadOnlySpan<byte> bytes, ParameterType type, PrintFormat format)
    {
        // The reference prints unsigned parameters through signed conversions, except flags, signals and times.
        bool unsigned = type is ParameterType.Flags8 or ParameterType.Flags16 or ParameterType.Flags32
            or ParameterType.EnumFlags8 or ParameterType.EnumFlags16 or ParameterType.EnumFlags32
            or ParameterType.SigType or ParameterType.SyscallId or ParameterType.RelTime;
        if (unsigned)
        {
            text.AppendDecimal(Number(bytes, signed: false));
            return;
        }

        bool takesFormat = type is not (ParameterType.Fd or ParameterType.Pid or ParameterType.Errno or ParameterType.Fd32 or ParameterType.Pid32);
        switch (takesFormat ? format : PrintFormat.Dec)
        {
            case PrintFormat.Hex:
                text.AppendHex(Number(bytes, signed: false), upper: true);
                break;
            case PrintFormat.Oct:
                ulong number = Number(bytes, signed: false);
                if (number != 0) text.Append((byte)'0');
                text.AppendOctal(number);
                break;
            default:
                text.AppendDecimal((long)Number(bytes, signed: true));
                break;
        }
    }

    static void AppendSocketAddress(ref ScratchText text, ReadOnlySpan<byte> bytes)
    {
        switch (bytes[0])
        {
            case Unix when bytes.Length >= 2 && bytes[^1] == 0:
                text.Append(UntilNul(bytes[1..]));
                break;
            case Inet when bytes.Length >= 7:
                AppendEndpoint(ref text, bytes.Slice(1, 4), bytes[5..]);
                break;
            case Inet6 when bytes.Length >= 19:
                AppendEndpoint(ref text, bytes.Slice(1, 16), bytes[17..]);
                break;
            default:
                AppendOddFamily(ref text, bytes[0]);
                break;
        }
    }

    static void AppendSocketTuple(ref ScratchText text, ReadOnlySpan<byte> bytes)
    {
        switch (bytes[0])
        {
            case Unix when bytes.Length >= 18 && bytes[^1] == 0:
                text.AppendHex(BinaryPrimitives.ReadUInt64LittleEndian(bytes[1..]), upper: false);
                text.Append("->"u8);
                text.AppendHex(BinaryPrimitives.ReadUInt64LittleEndian(bytes[9..]), upper: false);
                text.Append((byte)' ');
                text.Append(UntilNul(bytes[17..]));
                break;
            case Inet when bytes.Length >= 13:
                AppendEndpoint(ref text, bytes.Slice(1, 4), bytes[5..]);
                text.Append("->"u8);
                AppendEndpoint(ref text, bytes.Slice(7, 4), bytes[11..]);
                break;
            case Inet6 when bytes.Length >= 37:
                var source = bytes.Slice(1, 16);
                var destination = bytes.Slice(19, 16);
                int from = IsMapped(source) && IsMapped(destination) ? 12 : 0;
                AppendEndpoint(ref text, source[from..], bytes[17..]);
                text.Append("->"u8);
                AppendEndpoint(ref text, destination[from..], bytes[35..]);
                break;
            default:
                AppendOddFamily(ref text, bytes[0]);
                break;
        }
    }

    static void AppendEndpoint(ref ScratchText text, ReadOnlySpan<byte> address, ReadOnlySpan<byte> port)
    {
        text.AppendAddress(address);
        text.Append((byte)':');
        text.AppendDecimal((ulong)BinaryPrimitives.ReadUInt16LittleEndian(port));
    }

    // ::ffff:a.b.c.d, and the all-zero address, which may be either.
    static bool IsMapped(ReadOnlySpan<byte> address) =>
        address[..10].IndexOfAnyExcept((byte)0) < 0
        && (address[10..12] is [0xff, 0xff] || address[10..].IndexOfAnyExcept((byte)0) < 0);

    static void AppendOddFamily(ref ScratchText text, byte family)
    {
        switch (family)
        {
            case Unix:
                text.Append("INVALID PATH"u8);
                break;
            case Inet:
                text.Append("INVALID IPv4"u8);
                break;
            case Inet6:
                text.Append("INVALID IPv6"u8);
                break;
            default:
                text.Append("family "u8);
                text.AppendDecimal((ulong)family);
                break;
        }
    }

    static void AppendDescriptorList(ref ScratchText text, scoped in EventContext context, ReadOnlySpan<byte> bytes)
    {
        const int entrySize = 10;
        if (context.Thread is not { } thread || bytes.Length < 2) return;
        int count = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(bytes), (bytes.Length - 2) / entrySize);
        for (int i = 0; i < count; i++)
        {
            var entry = bytes.Slice(2 + i * entrySize, entrySize);
            long number = BinaryPrimitives.ReadInt64LittleEndian(entry);
            if (i > 0) text.Append((byte)' ');
            text.AppendDecimal((ulong)number);
            text.Append((byte)':');
            text.Append(Descriptors.Find(thread, number) is { } fd ? FdTypeNames.CharOf(fd.Type) : (byte)'?');
            text.AppendHex((uint)(int)BinaryPrimitives.ReadInt16LittleEndian(entry[8..]), upper: false);
        }
    }

    static void AppendSignals(ref ScratchText text, uint set)
    {
        bool first = true;
        for (byte signal = 1; signal <= 31; signal++)
        {
            if ((set >> (signal - 1) & 1) == 0) continue;
            if (!first) text.Append((byte)' ');
            text.Append(SignalNames.Of(signal));
            first = false;
        }
    }
}
