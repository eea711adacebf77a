using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Engine.Tests.Scap;

public sealed class ScapReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_SmallCapture_GivesWhatWasWritten(bool compress)
    {
        Assert.Equal(SmallCapture.Blocks, SmallCapture.Read(SmallCapture.File(compress)));
    }

    [Fact]
    public void Read_GzipOfSeveralMembers_ReadsThemAll()
    {
        byte[] file = SmallCapture.File();
        byte[] packed = [.. SmallCapture.GZip(file[..100]), .. SmallCapture.GZip(file[100..])];

        Assert.Equal(SmallCapture.Blocks, SmallCapture.Read(packed));
    }

    [Fact]
    public void Read_StreamThatGivesOneByteAtATime_GivesTheSame()
    {
        using var reader = new ScapReader(new TrickleStream(SmallCapture.File()), "pipe");
        var blocks = new List<byte[]>();
        while (reader.Read(out var view) == ReadResult.Event) blocks.Add(view.Block.ToArray());

        Assert.Equal(SmallCapture.Blocks, blocks);
    }

    [Fact]
    public void Read_CaptureAppendedToAnother_TellsThatASectionBegins()
    {
        byte[] file = SmallCapture.File();
        var blocks = SmallCapture.Read([.. file, .. file]);

        Assert.Equal(2 * SmallCapture.Blocks.Length + 1, blocks.Count);
        Assert.Equal(EventCode.SectionRecord, EventBuilder.View(blocks[SmallCapture.Blocks.Length]).Code);
        Assert.Equal([.. file, .. file], SmallCapture.Write(blocks));
    }

    [Fact]
    public void Read_EventKeptForTheState_IsNotForRules()
    {
        Assert.True(EventView.TryCreate(SmallCapture.Open(7, 1), cpu: 3, out var view, out _, isStateOnly: true));
        var file = new MemoryStream();
        using var writer = new ScapWriter(file, "kept");
        writer.Write(view);
        writer.Complete();

        using var reader = new ScapReader(new MemoryStream(file.ToArray()), "kept");
        Assert.Equal(ReadResult.Event, reader.Read(out var back));
        Assert.True(back.IsStateOnly);
        Assert.False(back.IsForRules);
        Assert.Equal(3, back.Cpu);
        Assert.Equal(view.Block, back.Block);
    }

    [Fact]
    public void Read_EventsNewerThanTheTable_AreSkippedAndCounted()
    {
        byte[] unknown = SmallCapture.Open(7, 1);
        BinaryPrimitives.WriteUInt16LittleEndian(unknown.AsSpan(20), 1001);
        byte[] file = [.. SmallCapture.SectionHeader, .. SmallCapture.RawBlock(0x216, [0, 0, .. unknown]), .. SmallCapture.RawBlock(0x216, [0, 0, .. SmallCapture.Open(8, 2)])];

        using var reader = new ScapReader(new MemoryStream(file), "newer");
        Assert.Equal(ReadResult.Event, reader.Read(out var view));
        Assert.Equal(8, view.ThreadId);
        Assert.Equal(ReadResult.End, reader.Read(out _));
        Assert.Equal(1, reader.Skipped[SkipReason.UnknownCode]);
    }

    [Fact]
    public void Read_UnknownBlocksAndLongSectionHeader_AreSkipped()
    {
        byte[] section = SmallCapture.RawBlock(0x0A0D0D0A, [.. SmallCapture.SectionHeader[8..24], 1, 2, 3, 4, 5]);
        byte[] file = [.. section, .. SmallCapture.RawBlock(0x777, new byte[1000]), .. SmallCapture.File()[28..]];

        Assert.Equal(SmallCapture.Blocks, SmallCapture.Read(file));
    }

    [Fact]
    public void Read_ProcessOfLibsBefore010_MovesItsTailToWhereItIsToday()
    {
        byte[] loginUid = SmallCapture.U32(1000);
        byte[] capabilities = [.. SmallCapture.U64(1), .. SmallCapture.U64(2), .. SmallCapture.U64(3)];
        byte[] old = SmallCapture.Process(7, "sh", [.. loginUid, 1, .. capabilities]);
        byte[] expected = SmallCapture.Process(7, "sh",
            [.. new byte[12], .. loginUid, 1, .. capabilities, .. new byte[1 + 24 + 2], .. SmallCapture.U64(-1)]);
        byte[] file = [.. SmallCapture.SectionHeader, .. SmallCapture.RawBlock(0x215, old)];

        Assert.Equal(expected, Assert.Single(SmallCapture.Read(file))[RecordBlock.Overhead..]);
    }

    [Fact]
    public void Read_ManyDescriptorsOfOneThread_ComeInPiecesOfBoundedSize()
    {
        byte[] one = [.. SmallCapture.U32(4 + 17 + 12), .. SmallCapture.U64(9), .. SmallCapture.U64(1), 7, .. SmallCapture.Text("pipe:[1234")];
        byte[] body = [.. SmallCapture.U64(7), .. Enumerable.Repeat(one, 5000).SelectMany(b => b)];
        var blocks = SmallCapture.Read([.. SmallCapture.SectionHeader, .. SmallCapture.RawBlock(0x218, body)]);

        Assert.True(blocks.Count > 1);
        Assert.All(blocks, b => Assert.True(b.Length < 64 * 1024));
        Assert.Equal(5000 * one.Length, blocks.Sum(b => b.Length - RecordBlock.Overhead - 8));
    }

    [Fact]
    public void Read_LongCapture_AllocatesNothingPerEvent()
    {
        byte[] file = SmallCapture.Write(Enumerable.Range(0, 10_000).Select(i => SmallCapture.Open(7, (ulong)i)));
        ReadAll(file, out _);
        int count = ReadAll(file, out long allocated);

        Assert.Equal(10_000, count);
        Assert.Equal(0, allocated);
    }

    static int ReadAll(byte[] file, out long allocated)
    {
        using var reader = new ScapReader(new MemoryStream(file), "long");
        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = 0;
        while (reader.Read(out _) == ReadResult.Event) count++;
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return count;
    }

    sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
