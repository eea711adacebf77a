using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.State;
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
        using var reader = new ScapReader(new MemoryStream(Record(live.Blocks, follows ? StatePart.Container : StatePart.None)), "recording");
        while (reader.Read(out var view) == ReadResult.Event) replay.Detector.Process(view);

        if (follows) Assert.Equal(live.Json, replay.Json);
        else Assert.Equal(["r: <NA> sh", "r: <NA> a", "r: <NA> b"], replay.Alerts);
    }

    [Theory]
    [InlineData(StatePart.Kubernetes)]
    [InlineData(StatePart.Container)]
    [InlineData(StatePart.Container | StatePart.Kubernetes)]
    public void Replay_RecordingOfAHostWithAnApiServer_RaisesTheSameAlerts(StatePart asked)
    {
        string rules = Rule("pod", "evt.type = execve and container.id != host and not k8smeta.ns.name = x", "%k8smeta.ns.name %proc.name")
            + Rule("either", "evt.type = execve and container.id != host", "%container.name %k8smeta.ns.name %proc.name");
        var (asks, asksForPods) = ((asked & StatePart.Container) != 0, (asked & StatePart.Kubernetes) != 0);
        var live = new ParkingHarness(rules, matching: RuleMatching.All, asks: asks, asksForPods: asksForPods)
            .ExecIn(KubernetesBytes.Cgroup).Tell(at: Start + Millisecond).FailPod("kubernetes: no answer", Start + 2 * Millisecond)
            .ExecIn(KubernetesBytes.Cgroup, 21, "/bin/a", Start + 3 * Millisecond).TellPod(Start + 4 * Millisecond).Fail("gone", at: Start + 5 * Millisecond)
            .ExecIn(KubernetesBytes.Cgroup, 22, "/bin/b", Start + 6 * Millisecond).Pass(Start + 600 * Millisecond);
        Assert.Equal(6, live.Json.Count);

        var replay = new ParkingHarness(rules, matching: RuleMatching.All, asks: false);
        using var reader = new ScapReader(new MemoryStream(Record(live.Blocks, asked)), "recording");
        while (reader.Read(out var view) == ReadResult.Event) replay.Detector.Process(view);

        Assert.Equal(live.Json, replay.Json);
    }

    [Fact]
    public void Write_ContainersFollow_StandsBehindTheHead()
    {
        using var reader = new ScapReader(new MemoryStream(Record(new ParkingHarness(s_rule).Exec(20).Blocks, StatePart.Container)), "recording");
        List<EventCode> codes = [];
        while (reader.Read(out var view) == ReadResult.Event) codes.Add(view.Code);

        Assert.Equal(
            [EventCode.ThreadRecord, EventCode.ThreadRecord, EventCode.EnrichmentRecord, EventCode.SyscallCloneV20X, EventCode.SyscallExecveV19X], codes);
    }

    static byte[] Record(List<byte[]> blocks, StatePart follows)
    {
        var file = new MemoryStream();
        using var writer = new ScapWriter(file, "recording");
        writer.WriteWhatFollows(follows);
        foreach (byte[] block in blocks) writer.Write(EventBuilder.View(block));
        writer.Complete();
        return file.ToArray();
    }
}
