using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Tests.Events;
using static Gyrfalcon.Engine.Tests.Parking.ParkingHarness;

namespace Gyrfalcon.Engine.Tests.Parking;

/// <summary>A recording of what was detected live replays to the same alerts, without a runtime.</summary>
public sealed class RecordingTests
{
    static readonly string s_rule = Rule("r", "evt.type = execve and container.id != host", "%container.name %proc.name");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Replay_RecordingOfAHostWithRuntimes_RaisesTheSameAlerts(bool follows)
    {
        var live = new ParkingHarness(s_rule).Exec(20).Exec(21, "/bin/a", Start + Millisecond, "aaaaaaaaaaaa").Exec(22, "/bin/b", Start + 2 * Millisecond, "bbbbbbbbbbbb")
            .Tell(at: Start + 3 * Millisecond).Fail("gone", "aaaaaaaaaaaa", Start + 4 * Millisecond).Pass(Start + 600 * Millisecond);
        Assert.Equal([$"r: c{Id} sh", "r: <NA> a (gone)", "r: <NA> b (timeout)"], live.Alerts);

        var replay = new ParkingHarness(s_rule, asks: false);
        using var reader = new ScapReader(new MemoryStream(Record(live.Blocks, follows)), "recording");
        while (reader.Read(out var view) == ReadResult.Event) replay.Detector.Process(view);

        if (follows) Assert.Equal(live.Json, replay.Json);
        else Assert.Equal(["r: <NA> sh", "r: <NA> a", "r: <NA> b"], replay.Alerts);
    }

    [Fact]
    public void Write_ContainersFollow_StandsBehindTheHead()
    {
        using var reader = new ScapReader(new MemoryStream(Record(new ParkingHarness(s_rule).Exec(20).Blocks, follows: true)), "recording");
        List<EventCode> codes = [];
        while (reader.Read(out var view) == ReadResult.Event) codes.Add(view.Code);

        Assert.Equal(
            [EventCode.ThreadRecord, EventCode.ThreadRecord, EventCode.EnrichmentRecord, EventCode.SyscallCloneV20X, EventCode.SyscallExecveV19X], codes);
    }

    static byte[] Record(List<byte[]> blocks, bool follows)
    {
        var file = new MemoryStream();
        using var writer = new ScapWriter(file, "recording");
        if (follows) writer.WriteThatContainersFollow();
        foreach (byte[] block in blocks) writer.Write(EventBuilder.View(block));
        writer.Complete();
        return file.ToArray();
    }
}
