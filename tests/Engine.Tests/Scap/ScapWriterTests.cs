using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Engine.Tests.Scap;

public sealed class ScapWriterTests
{
    [Fact]
    public void Write_SmallCapture_PutsRecordsOfTheHeadIntoStandardBlocks()
    {
        uint[] expected = [0x0A0D0D0A, 0x201, 0x220, 0x219, 0x215, 0x218, 0x216, 0x216, 0x216, 0x216];

        Assert.Equal(expected, BlockTypes(SmallCapture.File()));
    }

    [Fact]
    public void Write_EventOverSixtyFourKiB_UsesTheLargeBlock()
    {
        byte[] large = new EventBuilder(EventCode.PlugineventE).With(0, new byte[4]).With(1, new byte[100_000]).Build();
        byte[] file = SmallCapture.Write([large]);

        Assert.Equal([0x0A0D0D0A, 0x221u], BlockTypes(file));
        Assert.Equal(large, Assert.Single(SmallCapture.Read(file)));
    }

    [Fact]
    public void Write_MoreThanTheBuffer_KeepsEveryBlock()
    {
        byte[][] blocks = [.. Enumerable.Range(0, 20_000).Select(i => SmallCapture.Open(i, (ulong)i))];

        Assert.Equal(blocks, SmallCapture.Read(SmallCapture.Write(blocks)));
    }

    [Fact]
    public void Write_ManyThreads_SplitsTheProcessListAndNotTheUsers()
    {
        byte[][] blocks = [.. Enumerable.Repeat(SmallCapture.User, 3000), .. Enumerable.Range(1, 3000).Select(i => SmallCapture.Thread(i))];
        byte[] file = SmallCapture.Write(blocks);

        Assert.Single(BlockTypes(file), 0x220u);
        Assert.True(BlockTypes(file).Count(t => t == 0x215) > 5);
        Assert.Equal(blocks, SmallCapture.Read(file));
    }

    [Fact]
    public void Write_FullDisk_SaysSoAndLeavesAReadableFile()
    {
        var disk = new SmallDisk(300_000);
        using var writer = new ScapWriter(disk, "out.scap");
        var e = Assert.Throws<CaptureException>(() =>
        {
            for (int i = 0; i < 20_000; i++) writer.Write(EventBuilder.View(SmallCapture.Open(i, (ulong)i)));
        });

        Assert.StartsWith("out.scap: the capture cannot be written on after ", e.Message, StringComparison.Ordinal);
        Assert.Contains("No space left", e.Message, StringComparison.Ordinal);
        Assert.True(SmallCapture.Read(disk.ToArray()).Count > 1000);
    }

    [Fact]
    public void Write_OrdinaryEvents_AllocatesNothing()
    {
        byte[] block = SmallCapture.Open(7, 1);
        using var writer = new ScapWriter(Stream.Null, "null");
        WriteMany(writer, block);
        long before = GC.GetAllocatedBytesForCurrentThread();
        WriteMany(writer, block);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(20_000, writer.Events);
    }

    static void WriteMany(ScapWriter writer, byte[] block)
    {
        for (int i = 0; i < 10_000; i++) writer.Write(EventBuilder.View(block));
    }

    static uint[] BlockTypes(byte[] file)
    {
        var types = new List<uint>();
        for (int at = 0; at < file.Length; at += (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4)))
            types.Add(BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)));
        return [.. types];
    }

    sealed class SmallDisk(int size) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count <= size)
            {
                base.Write(buffer, offset, count);
                return;
            }

            base.Write(buffer, offset, (int)(size - Length));
            throw new IOException("No space left on device");
        }
    }
}
