using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap.Converting;
using static Gyrfalcon.Engine.Tests.Scap.SmallCapture;

namespace Gyrfalcon.Engine.Tests.Scap;

/// <summary>Records and events as old writers laid them out.</summary>
static class OldLayouts
{
    /// <summary>A descriptor of each type, without a length.</summary>
    public static byte[][] DescriptorRecords { get; } = [.. EveryDescriptor()];

    /// <summary>A user and a group, without a length.</summary>
    public static byte[][] Accounts { get; } =
    [
        [0, .. U32(1000), .. U32(100), .. Text("alice"), .. Text("/home/alice"), .. Text("/bin/sh")],
        [1, .. U32(100), .. Text("users")],
    ];

    /// <summary>An interface of each type, without a length.</summary>
    public static byte[][] Interfaces { get; } =
    [
        [.. U16(1), .. U16(2), .. new byte[12], .. U64(1000), .. "lo"u8],
        [.. U16(2), .. U16(4), .. new byte[48], .. U64(1000), .. "eth0"u8],
        [.. U16(3), .. U16(2), .. new byte[12], .. "lo"u8],
        [.. U16(4), .. U16(4), .. new byte[48], .. "eth0"u8],
    ];

    /// <summary>A capture with every version of every block, and an event for every row of the table of conversions.</summary>
    public static byte[] EveryLayout() =>
    [
        .. SectionHeader,
        .. RawBlock(0x8002ABCD, [.. U32(4), .. new byte[176]]),
        .. RawBlock(0x205, [.. Interfaces.SelectMany(i => i)]), .. RawBlock(0x219, [.. Interfaces.SelectMany(WithLength)]),
        .. RawBlock(0x206, [.. Accounts.SelectMany(a => a)]), .. RawBlock(0x220, [.. Accounts.SelectMany(Sized)]),
        .. Enumerable.Range(1, 9).SelectMany(version => RawBlock(ProcessList(version), ProcessOf(version, version, "sh"))),
        .. RawBlock(0x203, [.. U64(1), .. DescriptorRecords.SelectMany(d => d)]), .. RawBlock(0x218, [.. U64(2), .. DescriptorRecords.SelectMany(Sized)]),
        .. ConversionTable.All.ToArray().SelectMany((row, i) => EventBlock(row, i % 4)),
    ];

    static uint ProcessList(int version) => version switch
    {
        1 => 0x202,
        2 => 0x207,
        3 => 0x209,
        _ => 0x210u + (uint)version - 4,
    };

    // Texts and numbers that mean something to most calls, in one of the four kinds of block.
    static byte[] EventBlock(Conversion row, int kind)
    {
        var parameters = EventTable.Find(row.Code)!.Parameters;
        var builder = new EventBuilder(row.Code, tid: 1 + (int)row.Code / 2 % 9);
        for (int i = 0; i < row.Parameters; i++)
        {
            int size = ParameterSizes.Of(parameters[i].Type);
            if (size is > 0 and <= 8) builder.With(i, i + 1);
            else builder.With(i, "/tmp/x\0"u8.ToArray());
        }

        byte[] block = builder.Keep(row.Parameters).Build();
        bool isLarge = EventTable.Find(row.Code)!.Has(EventFlags.LargePayload);
        return kind switch
        {
            0 when !isLarge => RawBlock(0x204, [0, 0, .. WithoutCount(block)]),
            1 when !isLarge => RawBlock(0x208, [0, 0, .. U32(0), .. WithoutCount(block)]),
            2 => RawBlock(0x217, [1, 0, .. U32(1), .. block]),
            _ => RawBlock(0x216, [0, 0, .. block]),
        };
    }

    /// <summary>A thread in the layout of a version, each field there from that version on.</summary>
    public static byte[] ProcessOf(int version, long tid, string comm)
    {
        byte[] body =
        [
            .. U64(tid), .. U64(tid), .. U64(1),
            .. version >= 6 ? U64(50) : [],
            .. version >= 8 ? U64(60) : [],
            .. Text(comm), .. Text("/bin/" + comm),
            .. version >= 7 ? Text("/usr/bin/" + comm) : [],
            .. Text("-c\0true\0"), .. Text("/root"), .. U64(1024), .. U32(1), .. U32(1000), .. U32(100),
            .. version >= 2 ? [.. U32(1), .. U32(2), .. U32(3), .. U64(4), .. U64(5)] : Array.Empty<byte>(),
            .. version >= 3 ? Text("A=1\0") : [],
            .. version >= 4 ? [.. U64(70), .. U64(80), .. Text("cpu=/\0")] : Array.Empty<byte>(),
            .. version >= 5 ? Text("/root") : [],
        ];
        return version >= 9 ? Sized([.. body, .. Tail()]) : body;
    }

    /// <summary>The same thread in the newest layout.</summary>
    public static byte[] Newest(int version, long tid, string comm) => Sized(
    [
        .. U64(tid), .. U64(tid), .. U64(1), .. U64(version >= 6 ? 50 : -1), .. U64(version >= 8 ? 60 : -1),
        .. Text(comm), .. Text("/bin/" + comm), .. Text(version >= 7 ? "/usr/bin/" + comm : ""),
        .. Text("-c\0true\0"), .. Text("/root"), .. U64(1024), .. U32(1), .. U32(1000), .. U32(100),
        .. version >= 2 ? [.. U32(1), .. U32(2), .. U32(3), .. U64(4), .. U64(5)] : new byte[28],
        .. Text(version >= 3 ? "A=1\0" : ""), .. U64(version >= 4 ? 70 : -1), .. U64(version >= 4 ? 80 : -1),
        .. Text(version >= 4 ? "cpu=/\0" : ""), .. Text(version >= 5 ? "/root" : ""),
        .. version >= 9 ? Tail() : [.. new byte[12], .. U32(-1), .. new byte[1 + 24 + 1 + 24 + 2], .. U64(-1)],
    ]);

    // With a field at the end that only a later version will know.
    static byte[] Tail() =>
    [
        .. U64(5), .. U32(34816), .. U32(1000), 1, .. U64(1), .. U64(2), .. U64(3), 0, .. U64(77), .. U64(8), .. U64(9), 0, 0, .. U64(7), .. U32(4711),
    ];

    static IEnumerable<byte[]> EveryDescriptor()
    {
        int fd = 0;
        byte[] Start(byte type) => [.. U64(fd++), .. U64(99), type];
        yield return [.. Start(3), 10, 0, 0, 1, 10, 0, 0, 2, .. U16(40000), .. U16(80), 2];
        yield return [.. Start(4), .. new byte[32], .. U16(40000), .. U16(80), 2];
        yield return [.. Start(5), 0, 0, 0, 0, .. U16(80), 2];
        yield return [.. Start(6), .. new byte[16], .. U16(80), 3];
        yield return [.. Start(8), .. U64(1), .. U64(2), .. Text("/run/x.sock")];
        yield return [.. Start(16), .. U32(1), .. Text("/etc/passwd")];
        foreach (byte type in (byte[])[1, 2, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21]) yield return [.. Start(type), .. Text("name")];
    }

    /// <summary>A record led by a length that counts itself.</summary>
    public static byte[] Sized(byte[] body) => [.. U32(body.Length + 4), .. body];

    /// <summary>A record led by a length that does not.</summary>
    public static byte[] WithLength(byte[] body) => [.. U32(body.Length), .. body];

    /// <summary>An event as V1 blocks hold it.</summary>
    public static byte[] WithoutCount(byte[] block)
    {
        byte[] old = [.. block[..22], .. block[26..]];
        BinaryPrimitives.WriteUInt32LittleEndian(old.AsSpan(16), (uint)old.Length);
        return old;
    }
}
