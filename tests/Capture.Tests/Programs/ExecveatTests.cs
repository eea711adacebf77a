using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>execveat: a success is an execve event, because Linux makes it one before it returns; a failure has its own code.</summary>
public sealed class ExecveatTests(ProbeFixture probe)
{
    const long EmptyPath = 0x1000;
    const ulong Writable = 1, FromMemory = 4;

    [Fact]
    public void Execveat_NotThere_HasEveryParameter()
    {
        using var memory = new CallMemory();
        int pid = 0;
        var e = probe.Capture(
            () => pid = ChildCall.Run(SyscallNumber.execveat, Syscall.CurrentDirectory, memory.Text("nonexistent"), memory.Texts("name", "first"), memory.Texts("A=1"), 0).Pid,
            EventCode.SyscallExecveatX);

        var file = FileStat.Of(Environment.ProcessPath!);
        EventAssert.HasItsRow(e);
        Assert.Equal(-Syscall.NoEntry, e.Int64(0));
        Assert.Equal("name", e.Text(1));
        Assert.Equal(["first"], e.Texts(2));
        Assert.Equal(pid, e.Int64(3));
        Assert.Equal(pid, e.Int64(4));
        Assert.Equal(ProbeFixture.GetThreadId(), e.Int64(5));
        Assert.Equal(Environment.CurrentDirectory, e.Text(6));
        Assert.Equal(ProcessFacts.OpenFilesLimit, e.UInt64(7));
        Assert.Equal(8, e.Length(8));
        Assert.Equal(8, e.Length(9));
        Assert.True(e.UInt64(10) > 0);
        Assert.Equal(4, e.Length(11));
        Assert.Equal(0u, e.UInt64(12));
        Assert.Equal(ProcessFacts.Comm, e.Text(13));
        CgroupTests.AssertOwn(e.Texts(14));
        Assert.Equal(["A=1"], e.Texts(15));
        Assert.Equal(ProcessFacts.Terminal, e.UInt64(16));
        Assert.Equal(ProcessFacts.ProcessGroup, e.Int64(17));
        Assert.Equal(ProcessFacts.LoginUid, e.UInt64(18));
        Assert.Equal(Writable, e.UInt64(19));
        Assert.Equal(ProcessFacts.Capabilities("CapInh"), e.UInt64(20));
        Assert.Equal(ProcessFacts.Capabilities("CapPrm"), e.UInt64(21));
        Assert.Equal(ProcessFacts.Capabilities("CapEff"), e.UInt64(22));
        Assert.Equal(file.Inode, e.UInt64(23));
        Assert.Equal(file.ChangeTime, e.UInt64(24));
        Assert.Equal(file.ModificationTime, e.UInt64(25));
        Assert.Equal(0u, e.UInt64(26));
        Assert.Equal(Environment.ProcessPath, e.Text(27));
        Assert.Equal(ProcessFacts.ProcessGroup, e.Int64(28));
        Assert.Equal(0u, e.UInt64(29));
    }

    [Fact]
    public void Execveat_OfAFileInMemory_IsAnExecveFromMemory()
    {
        using var memory = new CallMemory();
        long fd = Syscall.Must(SyscallNumber.memfd_create, memory.Text("hidden"), 0);
        using (var content = new FileStream($"/proc/self/fd/{fd}", FileMode.Open, FileAccess.Write)) content.Write(File.ReadAllBytes("/bin/true"));

        var events = probe.CaptureAll(() => ChildCall.Run(SyscallNumber.execveat, fd, memory.Text(""), memory.Texts("x"), 0, EmptyPath));
        Syscall.Call(SyscallNumber.close, fd);

        var e = Assert.Single(events, e => e.Code is EventCode.SyscallExecveV19X or EventCode.SyscallExecveatX);
        Assert.Equal(EventCode.SyscallExecveV19X, e.Code);
        Assert.Equal(0, e.Int64(0));
        Assert.Equal("x", e.Text(1));
        Assert.Equal(Writable | FromMemory, e.UInt64(19));
        Assert.Equal("memfd:hidden", e.Text(27));
        Assert.Equal($"/dev/fd/{fd}", e.Text(30));
    }
}
