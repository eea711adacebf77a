using System.IO.Compression;
using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Engine.Tests.Scap;

/// <summary>A capture with one of everything, and the pieces it is made of.</summary>
static class SmallCapture
{
    public static byte[] Machine { get; } = Block(EventCode.MachineRecord, -1, [4, 0, 0, 0, .. new byte[176]]);

    public static byte[] User { get; } = Block(EventCode.UserRecord, -1,
        Sized(countsItself: true, [0, .. U32(1000), .. U32(1000), .. Text("alice"), .. Text("/home/alice"), .. Text("/bin/sh")]));

    public static byte[] Interface { get; } = Block(EventCode.InterfaceRecord, -1,
        Sized(countsItself: false, [1, 0, 2, 0, 127, 0, 0, 1, 255, 0, 0, 0, 0, 0, 0, 0, .. U64(0), .. "lo"u8]));

    public static byte[] Descriptors { get; } = Block(EventCode.DescriptorRecord, 7,
    [
        .. U64(7),
        .. Sized(countsItself: true, [.. U64(0), .. U64(11), 16, .. U32(1), .. Text("/dev/null"), .. U32(5)]),
        .. Sized(countsItself: true, [.. U64(3), .. U64(12), 3, 127, 0, 0, 1, 10, 0, 0, 1, .. U16(40000), .. U16(80), 2]),
    ]);

    /// <summary>A thread in the newest layout, with its whole tail.</summary>
    public static byte[] Thread(long tid, string comm = "sh")
    {
        byte[] tail =
        [
            .. U64(5), .. U32(34816), .. U32(1000), 1, .. U64(1), .. U64(2), .. U64(3), 0,
            .. U64(77), .. U64(8), .. U64(9), 0, 0, .. U64(tid),
        ];
        return Block(EventCode.ThreadRecord, tid, Process(tid, comm, tail));
    }

    /// <summary>A record of a process list V9 with any tail.</summary>
    public static byte[] Process(long tid, string comm, byte[] tail) => Sized(countsItself: true,
    [
        .. U64(tid), .. U64(tid), .. U64(1), .. U64(tid), .. U64(tid), .. Text(comm), .. Text("/bin/" + comm), .. Text("/usr/bin/" + comm),
        .. Text("-c\0true\0"), .. Text("/root"), .. U64(1024), .. U32(0), .. U32(1000), .. U32(1000), .. U32(1), .. U32(2), .. U32(3),
        .. U64(4), .. U64(5), .. Text("A=1\0"), .. U64(-1), .. U64(-1), .. Text("cpu=/\0"), .. Text("/"), .. tail,
    ]);

    public static byte[] Open(long tid, ulong time) => new EventBuilder(EventCode.SyscallOpenatV2X, tid, time)
        .With("fd", 3).With("dirfd", -100).With("name", "/etc/passwd").With("flags", 1).With("mode", 0).With("dev", 0).With("ino", 1).Build();

    /// <summary>The blocks of the whole capture, in order.</summary>
    public static byte[][] Blocks { get; } =
        [Machine, User, Interface, Thread(7), Thread(8, "cat"), Descriptors, Open(7, 1000), Open(8, 2000), Thread(9), Open(9, 3000)];

    /// <summary>The file.</summary>
    public static byte[] File(bool compress = false) => Write(Blocks, compress);

    /// <summary>A file of any blocks.</summary>
    public static byte[] Write(IEnumerable<byte[]> blocks, bool compress = false)
    {
        var file = new MemoryStream();
        using var writer = new ScapWriter(file, "small", compress);
        foreach (byte[] block in blocks) writer.Write(EventBuilder.View(block));
        writer.Complete();
        return file.ToArray();
    }

    /// <summary>What a file reads back as.</summary>
    public static List<byte[]> Read(byte[] file)
    {
        using var reader = new ScapReader(new MemoryStream(file), "small.scap");
        var blocks = new List<byte[]>();
        while (reader.Read(out var view) == ReadResult.Event) blocks.Add(view.Block.ToArray());
        return blocks;
    }

    /// <summary>A whole block of a file: header, body, padding, trailer.</summary>
    public static byte[] RawBlock(uint type, byte[] body)
    {
        int padding = (4 - body.Length % 4) % 4;
        uint total = (uint)(12 + body.Length + padding);
        return [.. U32(type), .. U32(total), .. body, .. new byte[padding], .. U32(total)];
    }

    /// <summary>The section header that every file begins with.</summary>
    public static byte[] SectionHeader { get; } = RawBlock(0x0A0D0D0A, [.. U32(0x1A2B3C4D), .. U16(1), .. U16(2), .. U64(-1)]);

    public static byte[] GZip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] U16(int value) => BitConverter.GetBytes((ushort)value);
    public static byte[] U32(long value) => BitConverter.GetBytes((uint)value);
    public static byte[] U64(long value) => BitConverter.GetBytes(value);
    public static byte[] Text(string text) => [.. U16(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    static byte[] Sized(bool countsItself, byte[] body) => [.. U32(body.Length + (countsItself ? 4 : 0)), .. body];

    static byte[] Block(EventCode code, long tid, byte[] record)
    {
        byte[] block = new byte[RecordBlock.Overhead + record.Length];
        RecordBlock.WriteHeader(block, code, tid, timestamp: 0, record.Length);
        record.CopyTo(block, RecordBlock.Overhead);
        return block;
    }
}
