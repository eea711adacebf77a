using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.State;

namespace Gyrfalcon.Engine.Tests.Fields;

/// <summary>No event changes a field that does not list its type among its writers.</summary>
public sealed class FieldWritersTests
{
    [Theory]
    [InlineData("proc")]
    [InlineData("fs")]
    [InlineData("net")]
    [InlineData("ctr")]
    public void Fields_OfGoldenCapture_ChangeByTheirWritersAlone(string name)
    {
        var watch = new FieldWatch(SyscallSource.Instance.Fields.All);
        using var reader = new ScapReader(File.OpenRead(Shared.File($"golden/captures/{name}.scap")), name);
        while (reader.Read(out var view) == ReadResult.Event) watch.Apply(view);

        Assert.Equal("", string.Join('\n', watch.Slips));
        Assert.True(watch.Compared > 1_000_000, $"{watch.Compared} values were compared");
    }

    /// <summary>Every type of the table comes, those that are listed as writers more often; each of them must write something.</summary>
    [Fact]
    public void Fields_AfterEventsOfEveryType_ChangeByTheirWritersAlone()
    {
        var watch = new FieldWatch(SyscallSource.Instance.Fields.All);
        var random = new Random(11);
        EventCode[] listed = [.. (FieldScope.Thread | FieldScope.ThreadGroup).Writers.Codes()];
        ulong now = EventBuilder.DefaultTimestamp;
        for (int i = 0; i < 25_000; i++)
        {
            var code = (i % 8) switch
            {
                0 => (EventCode)random.Next(EventTable.Count),
                < 3 => s_makers[random.Next(s_makers.Length)],
                _ => listed[random.Next(listed.Length)],
            };
            if (i % 40 == 7) code = EventCode.ThreadRecord;
            now += (ulong)random.NextInt64(1_500_000_000);
            watch.Apply(EventBuilder.View(RandomEvents.Next(random, code, now).Build()));
        }

        Assert.Equal("", string.Join('\n', watch.Slips));
        Assert.Equal("", string.Join(' ', listed.Except(watch.Writers)));
    }

    [Fact]
    public void Fields_WithoutTheirWriters_AreCaught()
    {
        var forgotten = SyscallSource.Instance.Fields.Find("proc.cwd")! with { Scope = FieldScope.Thread.WrittenBy(EventCodeSet.Empty) };
        var watch = new FieldWatch([forgotten]);
        watch.Apply(EventBuilder.View(new EventBuilder(EventCode.ThreadRecord, 5, 0).With(0, new ThreadRecordBytes(5, 5, 1).Build()).Build()));
        watch.Apply(EventBuilder.View(new EventBuilder(EventCode.SyscallChdirX, 5).With("res", 0).With("path", "/tmp").Build()));

        Assert.Equal(["SyscallChdirX changes proc.cwd"], watch.Slips);
    }

    [Theory]
    [InlineData("proc.pname")]
    [InlineData("proc.aname")]
    [InlineData("evt.num")]
    [InlineData("evt.deltatime")]
    [InlineData("evt.time")]
    [InlineData("evt.count")]
    [InlineData("evt.type")]
    [InlineData("user.name")]
    [InlineData("k8s.pod.name")]
    [InlineData("fd.lip")]
    [InlineData("proc.duration")]
    public void Scope_WhatChangesWithoutAnEventOfItsOwn_IsPerEvent(string name) => Assert.True(SyscallSource.Instance.Fields.Find(name)!.Scope.IsPerEvent);

    [Theory]
    [InlineData("proc.name", 7)]
    [InlineData("proc.exepath", 7)]
    [InlineData("user.uid", 10)]
    [InlineData("container.id", 7)]
    public void Scope_WhatFewEventsChange_ListsThem(string name, int count) => Assert.Equal(count, SyscallSource.Instance.Fields.Find(name)!.Scope.Writers.Count);

    // Without threads and descriptors most parsers find nothing to do.
    static readonly EventCode[] s_makers =
    [
        EventCode.SyscallCloneV20X, EventCode.SyscallExecveV19X, EventCode.SyscallOpenatV2X, EventCode.SocketSocketX, EventCode.SyscallPidfdOpenX,
    ];
}
