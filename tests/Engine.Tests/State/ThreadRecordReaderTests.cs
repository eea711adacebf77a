using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class ThreadRecordReaderTests
{
    [Fact]
    public void Apply_WholeRecord_EveryFieldIsRead()
    {
        var harness = new StateHarness();
        harness.Apply(Record(new(10, 10, 1) { Comm = "nginx", Cwd = "/srv", Cgroup = "/docker/" + new string('c', 64), ExePath = "/usr/sbin/nginx (deleted)", StartTime = 99 }));

        var thread = harness.Find(10);
        Assert.Equal(("nginx", "exe-nginx", "/usr/sbin/nginx"), (StateHarness.Text(thread.Comm), StateHarness.Text(thread.Exe), StateHarness.Text(thread.ExePath)));
        Assert.Equal(("one\0two\0", "HOME=/root\0", "/srv/", "/"),
            (StateHarness.Text(thread.Args), StateHarness.Text(thread.Env), StateHarness.Text(thread.Cwd), StateHarness.Text(thread.Root)));
        Assert.Equal((10, 10, 10, 10, 10), (thread.Sid, thread.VPgid, thread.VTid, thread.VPid, thread.Pgid));
        Assert.Equal((1024, 11u, 12u, 100u, 200u, 300u), (thread.FdLimit, thread.Uid, thread.Gid, thread.VmSize, thread.VmRss, thread.VmSwap));
        Assert.Equal((4ul, 5ul, 123ul, 34816u, 1000u), (thread.PageFaultsMajor, thread.PageFaultsMinor, thread.PidNamespaceStartTime, thread.Tty, thread.LoginUid));
        Assert.Equal((7ul, 8ul, 9ul, 15u), (thread.CapInheritable, thread.CapPermitted, thread.CapEffective, thread.ExeFlags));
        Assert.Equal((42ul, 43ul, 44ul, 99ul), (thread.ExeInode, thread.ExeInodeChangeTime, thread.ExeInodeModifyTime, thread.CloneTime));
        Assert.Equal("cccccccccccc", StateHarness.Text(thread.ContainerId));
    }

    // Behind the root directory some writers have nothing, or only loginuid and what follows it.
    [Theory]
    [InlineData(0, uint.MaxValue, 0u)]
    [InlineData(12, uint.MaxValue, 0u)]
    [InlineData(41, 1000u, 34816u)]
    public void Apply_CutTail_TheRestKeepsItsDefaults(int tail, uint loginUid, uint tty)
    {
        var harness = new StateHarness().Apply(Record(new(10, 10, 1) { TailLength = tail }));
        Assert.Equal((tty, -1), (harness.Find(10).Tty, harness.Find(10).Pgid));
        if (tail != 12) Assert.Equal(loginUid, harness.Find(10).LoginUid);
    }

    // Children, threads and parents come in any order.
    [Fact]
    public void Apply_RecordsInAnyOrder_LinksAreTheSame()
    {
        (long Tid, long Pid, long Parent)[] threads = [(1, 1, 0), (10, 10, 1), (11, 10, 1), (20, 20, 10), (21, 20, 10), (30, 30, 20), (31, 31, 30)];
        var random = new Random(4);
        for (int round = 0; round < 50; round++)
        {
            random.Shuffle(threads);
            var harness = new StateHarness();
            foreach (var (tid, pid, parent) in threads) harness.Apply(Record(new(tid, pid, parent)));
            StateInvariants.Check(harness.Host);
            foreach (var (tid, _, parent) in threads) Assert.Equal(parent, harness.Find(tid).ParentTid);
            Assert.Same(harness.Find(10), harness.Find(11).Leader);
            Assert.Equal(2, harness.Find(20).Group.AliveCount);
        }
    }

    [Fact]
    public void Apply_ThreadOtherThanTheLeader_HasNoDirectoryOfItsOwn()
    {
        var harness = new StateHarness().AddProcess(10, 1, cwd: "/srv").AddThread(11, 10, 1);
        Assert.Equal(0, harness.Find(11).Cwd.Length);
        Assert.Equal("/srv/", StateHarness.Text(harness.Find(11).Leader.Cwd));
    }

    [Fact]
    public void Apply_CutRecord_IsCountedAndNothingBreaks()
    {
        byte[] record = new ThreadRecordBytes(10, 10, 1).Build();
        for (int length = 0; length < record.Length; length++)
        {
            var harness = new StateHarness();
            harness.Apply(new EventBuilder(EventCode.ThreadRecord, 10).With(0, record[..length]));
            Assert.Equal(1, harness.Host.Counters.RecordsMalformed);
            StateInvariants.Check(harness.Host);
        }
    }

    [Fact]
    public void Apply_Section_EverythingBeforeIsForgotten()
    {
        var harness = new StateHarness().AddProcess(1).AddProcess(10, 1).Apply(StateHarness.Open(10, 3, "/x"));
        harness.Host.Users.SetUser(0, new(0, "root"u8.ToArray(), [], []));
        harness.Apply(new EventBuilder(EventCode.SectionRecord, -1));

        Assert.Equal((0, 0, 0, 0), (harness.Host.Threads.Count, harness.Host.Threads.GroupCount, harness.Host.Threads.DescriptorCount, harness.Host.Users.Count));
    }

    static EventBuilder Record(ThreadRecordBytes record) => new EventBuilder(EventCode.ThreadRecord, record.Tid, 0).With(0, record.Build());
}
