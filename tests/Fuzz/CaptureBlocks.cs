using System.Buffers.Binary;
using System.IO.Compression;

namespace Gyrfalcon.Fuzz;

/// <summary>The blocks of a capture, to take it apart and to damage it so that most of it can still be read.</summary>
static class CaptureBlocks
{
    const int HeaderSize = 8;
    const int TrailerSize = 4;

    static readonly uint[] s_types =
    [
        0x0A0D0D0A, 0x201, 0x202, 0x207, 0x209, 0x210, 0x211, 0x212, 0x213, 0x214, 0x215, 0x203, 0x218, 0x204, 0x208, 0x216, 0x217, 0x221, 0x222, 0x205, 0x219, 0x206, 0x220,
        0x8000ABCD, 0x8010ABCD, 0x777,
    ];

    static readonly uint[] s_numbers = [0, 1, 2, 3, 4, 7, 8, 16, 17, 26, 29, 30, 255, 256, 1024, 4096, 0x7fff, 0x8000, 0xffff, 0x10000, 0x00ffffff, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff];

    /// <summary>Where each block begins and ends; what follows a length that does not fit is one more.</summary>
    public static List<Range> Split(ReadOnlySpan<byte> file)
    {
        List<Range> blocks = [];
        for (int at = 0; at < file.Length;)
        {
            uint length = file.Length - at >= HeaderSize ? BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]) : 0;
            int end = length < HeaderSize + TrailerSize || length > (uint)(file.Length - at) ? file.Length : at + (int)length;
            blocks.Add(at..end);
            at = end;
        }

        return blocks;
    }

    /// <summary>A capture in pieces that can be read alone: what stands before the first event, and some events.</summary>
    /// <param name="file">The unpacked capture.</param>
    /// <param name="pieces">How many at most.</param>
    public static IEnumerable<byte[]> Slices(byte[] file, int pieces)
    {
        const int events = 40, largest = 8 << 10;
        var blocks = Split(file);
        var head = blocks.Where(b => !IsEvent(file[b]) && file[b].Length <= largest).Take(60).SelectMany(b => file[b]).ToArray();
        return blocks.Where(b => IsEvent(file[b])).Chunk(events).Take(pieces).Select(c => (byte[])[.. head, .. c.SelectMany(b => file[b])]);
    }

    /// <summary>One change in one block.</summary>
    public static byte[] Mutate(byte[] file, byte[] donor, Random random)
    {
        if (file.Length == 0) return file;
        var block = Pick(file, random);
        switch (random.Next(16))
        {
            case 0:
                return Replace(file, block, []);
            case 1:
                return Replace(file, block.End..block.End, file[block]);
            case 2 or 3:
                return Replace(file, block.Start..block.Start, donor[Pick(donor, random)]);
            case 4:
                return Replace(file, block, WithNumber(file[block], 0, s_types[random.Next(s_types.Length)]));
            case 5:
                return Replace(file, block, Resize(file[block], random));
            case 6:
                return file[..random.Next(file.Length + 1)];
            case 7 or 8:
                // The code of an event, or the number of its parameters.
                int at = HeaderSize + 2 + (random.Next(2) == 0 ? 20 : 22) + (random.Next(4) == 0 ? 4 : 0);
                return Replace(file, block, WithNumber(file[block], at, (uint)random.Next(460), 2));
            case 9 or 10 or 11:
                return Replace(file, block, WithNumber(file[block], random.Next(file[block].Length), s_numbers[random.Next(s_numbers.Length)], 1 << random.Next(3)));
            case 12 when random.Next(4) == 0:
                return Packed(file);
            default:
                byte[] changed = [.. file];
                var (start, length) = block.GetOffsetAndLength(file.Length);
                changed[start + random.Next(length)] = (byte)random.Next(256);
                return changed;
        }
    }

    static Range Pick(byte[] file, Random random)
    {
        var blocks = Split(file);
        return blocks.Count == 0 ? 0..0 : blocks[random.Next(blocks.Count)];
    }

    // Bytes go or come at the end of the body, and both lengths follow.
    static byte[] Resize(byte[] block, Random random)
    {
        if (block.Length < HeaderSize + TrailerSize) return block;
        byte[] added = new byte[4 * random.Next(1, 20)];
        random.NextBytes(added);
        byte[] body = block[HeaderSize..^TrailerSize];
        body = random.Next(2) == 0 ? [.. body, .. added] : body[..(random.Next(body.Length + 1) & ~3)];
        byte[] length = BitConverter.GetBytes(HeaderSize + body.Length + TrailerSize);
        return [.. block[..4], .. length, .. body, .. length];
    }

    static byte[] WithNumber(byte[] block, int at, uint number, int size = 4)
    {
        byte[] changed = [.. block];
        for (int i = 0; i < size && at + i < changed.Length; i++) changed[at + i] = (byte)(number >> (8 * i));
        return changed;
    }

    static byte[] Packed(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(file);
        return packed.ToArray();
    }

    static byte[] Replace(byte[] file, Range range, byte[] with) => [.. file[..range.Start], .. with, .. file[range.End..]];

    static bool IsEvent(ReadOnlySpan<byte> block) =>
        block.Length > 4 && BinaryPrimitives.ReadUInt32LittleEndian(block) is 0x204 or 0x208 or 0x216 or 0x217 or 0x221 or 0x222 or 0x8010ABCD;
}
