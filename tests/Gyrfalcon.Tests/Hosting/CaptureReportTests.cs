using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Scap;
using Gyrfalcon.Hosting;
using Xunit;

namespace Gyrfalcon.Tests.Hosting;

public sealed class CaptureReportTests
{
    [Theory]
    [InlineData(1_200_000, 1, "1,200,000 events in 2.00 s (600,000 events/s, 40.0 MB/s), 1 alert")]
    [InlineData(3, 1234, "3 events in 2.00 s (2 events/s, 40.0 MB/s), 1,234 alerts")]
    public void Summary_Numbers_AreOneLine(long events, long alerts, string expected) =>
        Assert.Equal(expected, CaptureReport.Summary(events, 80_000_000, alerts, TimeSpan.FromSeconds(2)));

    [Fact]
    public void Losses_NothingLost_SaysNothing() => Assert.Empty(CaptureReport.Losses(ReadAll(SmallCapture.File()), new HostState()));

    [Fact]
    public void Losses_EventsOfANewerWriterAndAFullTable_AreCounted()
    {
        byte[] unknown = SmallCapture.RawBlock(0x216, [0, 0, .. new byte[16], 26, 0, 0, 0, .. SmallCapture.U16(900), .. SmallCapture.U32(0)]);
        var host = new HostState(new StateLimits { MaxThreads = 1000 });
        host.Counters.ThreadsRefused = 1;

        Assert.Equal(
            [
                "2 events of types that this version does not know, from a newer writer: skipped",
                "1 thread found the table of 1,000 full: their events have no process",
            ],
            CaptureReport.Losses(ReadAll([.. SmallCapture.File(), .. unknown, .. unknown]), host));
    }

    static ScapReader ReadAll(byte[] file)
    {
        var reader = new ScapReader(new MemoryStream(file), "small.scap");
        while (reader.Read(out _) == ReadResult.Event)
        {
        }

        return reader;
    }
}
