using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Procfs;

public sealed class ThreadLookupTests : IDisposable
{
    const int NoSuchThread = 0x3fffffff;

    readonly ProcessReader _reader = new("", Clock.BootOffset());
    readonly ThreadLookup _lookup;

    public ThreadLookupTests() => _lookup = new ThreadLookup(_reader);

    public void Dispose() => _reader.Dispose();

    [Fact]
    public void TryNext_Leader_GivesItAndItsDescriptors()
    {
        using var child = new ChildProcess("/bin/sh", "-c", "echo; read x");
        _lookup.Request(child.Id, 0);

        Assert.Equal([(EventCode.ThreadRecord, child.Id), (EventCode.DescriptorRecord, child.Id)], Answers(0));
        Assert.Equal(1ul, _lookup.Answered);
    }

    [Fact]
    public void TryNext_OtherThread_GivesItsLeaderFirst()
    {
        int pid = Environment.ProcessId;
        int tid = Directory.GetDirectories("/proc/self/task").Select(d => int.Parse(Path.GetFileName(d))).First(t => t != pid);
        _lookup.Request(tid, 0);

        Assert.Equal([(EventCode.ThreadRecord, pid), (EventCode.DescriptorRecord, pid), (EventCode.ThreadRecord, tid)], Answers(0));
    }

    [Fact]
    public void Request_ToldAMomentAgo_IsNotAnsweredAgain()
    {
        using var child = new ChildProcess("/bin/sh", "-c", "echo; read x");
        _lookup.Request(child.Id, 0);
        Answers(0);
        _lookup.Request(child.Id, 900);
        Assert.Empty(Answers(900));
        _lookup.Request(child.Id, 1100);
        Assert.Equal(2, Answers(1100).Count);
    }

    [Fact]
    public void Request_ThreadThatIsGone_IsRememberedForAWhile()
    {
        _lookup.Request(NoSuchThread, 0);
        Assert.Empty(Answers(0));
        _lookup.Request(NoSuchThread, 9_000);
        Answers(9_000);
        Assert.Equal(1ul, _lookup.Gone);
        _lookup.Request(NoSuchThread, 11_000);
        Answers(11_000);
        Assert.Equal(2ul, _lookup.Gone);
    }

    [Fact]
    public void Request_Swarm_IsBoundedAndCounted()
    {
        for (int i = 0; i < 1000; i++) _lookup.Request(NoSuchThread + i, 500);
        Answers(500);
        Assert.Equal(200ul, _lookup.Gone);
        Assert.Equal(800ul, _lookup.Refused);

        _lookup.Request(NoSuchThread + 5000, 1000);
        Answers(1000);
        Assert.Equal(201ul, _lookup.Gone);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Request_NoThreadId_IsIgnored(long tid)
    {
        _lookup.Request(tid, 0);
        Assert.Empty(Answers(0));
        Assert.Equal(0ul, _lookup.Gone);
    }

    List<(EventCode, int)> Answers(long now)
    {
        var answers = new List<(EventCode, int)>();
        while (_lookup.TryNext(1, now, out var block))
        {
            Assert.True(EventView.TryCreate(block, 0, out var view, out _));
            answers.Add((view.Code, (int)view.ThreadId));
        }

        return answers;
    }
}
