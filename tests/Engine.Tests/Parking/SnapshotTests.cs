using System.Text;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.State;
using Gyrfalcon.Fuzz;
using static Gyrfalcon.Engine.Tests.Parking.ParkingHarness;

namespace Gyrfalcon.Engine.Tests.Parking;

/// <summary>An event that waits is asked about as it was when it happened.</summary>
public sealed class SnapshotTests
{
    static string Everything(string condition) => Rule(
        "r", condition, "%container.name %proc.name %proc.pname %proc.cmdline %proc.aname[2] %fd.name %fd.num %proc.exepath %thread.tid %proc.fdopencount %proc.sname");

    [Fact]
    public void Decide_ThreadsAreGoneMeanwhile_HasThemAsTheyWere()
    {
        var harness = new ParkingHarness(Everything("evt.type = execve and container.id != host")).Exec(20);

        harness.Process(StateHarness.Exit(20)).Process(StateHarness.Exit(10)).Pass(Start).Tell();

        Assert.Null(harness.Host.Threads.Find(20));
        Assert.Equal([$"r: c{Id} sh shim sh init <NA> <NA> /bin/sh 20 0 shim"], harness.Alerts);
    }

    [Fact]
    public void Decide_ThreadIdIsGivenOutAgain_HasTheFirstProcess()
    {
        var harness = new ParkingHarness(Everything("evt.type = execve and container.id != host")).Exec(20);

        harness.Process(StateHarness.Exit(20)).Exec(20, "/bin/cat", Start + Millisecond).Tell(at: Start + 2 * Millisecond);

        Assert.Equal([$"r: c{Id} sh shim sh init <NA> <NA> /bin/sh 20 0 shim", $"r: c{Id} cat shim cat init <NA> <NA> /bin/cat 20 0 shim"], harness.Alerts);
    }

    [Fact]
    public void Decide_ProgramIsReplacedMeanwhile_HasTheOldOne()
    {
        var harness = new ParkingHarness(Everything("evt.type = open and container.id != host or evt.type = openat and container.id != host")).Exec(20)
            .Process(StateHarness.Open(20, 3, "/etc/shadow")).Exec(20, "/bin/cat").Tell();

        Assert.Equal([$"r: c{Id} sh shim sh init /etc/shadow 3 /bin/sh 20 1 shim"], harness.Alerts);
    }

    [Fact]
    public void Decide_DescriptorIsClosedAndUsedAgain_HasTheFirstFile()
    {
        var harness = new ParkingHarness(Everything("evt.type = close and container.id != host")).Exec(20)
            .Process(StateHarness.Open(20, 3, "/etc/shadow")).Process(StateHarness.Close(20, 3)).Process(StateHarness.Open(20, 3, "/tmp/x")).Tell();

        Assert.Equal([$"r: c{Id} sh shim sh init /etc/shadow 3 /bin/sh 20 1 shim"], harness.Alerts);
    }

    [Fact]
    public void Decide_ManyDescriptors_HasTheEventsAndCountsAll()
    {
        var harness = new ParkingHarness(Everything("evt.type = close and fd.num = 999 and container.id != host")).Exec(20);
        for (int fd = 0; fd < 1000; fd++) harness.Process(StateHarness.Open(20, fd, $"/f{fd}"));
        harness.Process(StateHarness.Close(20, 999));
        Assert.InRange(harness.Detector.ParkedBytes, 50_000, 100_000);

        Assert.Equal([$"r: c{Id} sh shim sh init /f999 999 /bin/sh 20 1000 shim"], harness.Tell().Alerts);
    }

    // Whatever a field may read: every field of real events, rendered when they happen and again when the state has gone on.
    [Theory]
    [InlineData("ctr")]
    [InlineData("fs")]
    [InlineData("net")]
    [InlineData("proc")]
    public void Restore_EventsOfACapture_HaveEveryFieldAsItWas(string name)
    {
        const int delay = 50;
        var rule = EveryField.Rule(without: StatePart.Memory);
        var formatter = new AlertFormatter(new AlertOptions { Json = true }, SyscallSource.Instance);
        var host = new HostState();
        var shadow = host.MakeShadow();
        var (scratch, otherScratch) = (new Scratch(), new Scratch());
        Queue<(EventSnapshot Snapshot, byte[] Alert)> waiting = new();
        string path = Shared.File($"golden/captures/{name}.scap");
        using var reader = new ScapReader(File.OpenRead(path), path);
        long number = 0;
        int compared = 0;
        while (reader.Read(out var view) == ReadResult.Event)
        {
            var context = new EventContext(view, ++number, host, scratch);
            host.Apply(ref context);
            if (view.IsForRules && number % 3 == 0) waiting.Enqueue((new EventSnapshot(context), formatter.Format(rule, context)));
            if (waiting.Count < delay) continue;

            var (snapshot, alert) = waiting.Dequeue();
            byte[] later = formatter.Format(rule, snapshot.Restore(host, shadow, otherScratch));
            Assert.Equal(Encoding.UTF8.GetString(alert), Encoding.UTF8.GetString(later));
            compared++;
        }

        Assert.True(compared > 300, $"only {compared}");
    }
}
