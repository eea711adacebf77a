using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>
/// execve: a success is raised when the program has started, a failure when the call returns; one event a call. Parameters of a
/// failed call describe the caller's own program, but for exe, args, env and filename, which are what was asked for.
/// </summary>
public sealed class ExecveTests(ProbeFixture probe)
{
    const ulong Writable = 1;
    const int NoMemory = 14;

    static string True => File.ResolveLinkTarget("/bin", returnFinalTarget: true) is { } bin ? bin.FullName + "/true" : "/bin/true";

    [Fact]
    public void Execve_Started_HasEveryParameter()
    {
        using var memory = new CallMemory();
        int pid = 0;
        var e = probe.Capture(
            () => pid = ChildCall.Run(SyscallNumber.execve, memory.Text("/bin/true"), memory.Texts("name", "first", "", "third one"), memory.Texts("A=1", "B=two words")).Pid,
            EventCode.SyscallExecveV19X);

        EventAssert.HasItsRow(e);
        Assert.Equal(pid, e.ThreadId);
        Assert.Equal(0, e.Int64(0));
        Assert.Equal("name", e.Text(1));
        Assert.Equal(["first", "", "third one"], e.Texts(2));
        AssertTask(e, pid);
        Assert.True(e.UInt64(9) > 0);
        Assert.True(e.UInt64(10) > 0);
        Assert.Equal("true", e.Text(13));
        Assert.Equal(["A=1", "B=two words"], e.Texts(15));
        AssertFile(e, True);
        Assert.Equal("/bin/true", e.Text(30));
    }

    [Fact]
    public void Execve_NotThere_HasEveryParameter()
    {
        using var memory = new CallMemory();
        var (pid, e) = Fail(memory.Text("/nonexistent/program"), memory.Texts("name", "first", "second"), memory.Texts("A=1", "B=2"));

        Assert.Equal(-Syscall.NoEntry, e.Int64(0));
        Assert.Equal("name", e.Text(1));
        Assert.Equal(["first", "second"], e.Texts(2));
        AssertTask(e, pid);
        Assert.Equal(ProcessFacts.Comm, e.Text(13));
        Assert.Equal(["A=1", "B=2"], e.Texts(15));
        AssertFile(e, Environment.ProcessPath!);
        Assert.Equal("/nonexistent/program", e.Text(30));
    }

    [Fact]
    public void Execve_FailedWithoutArguments_HasEmptyExeAndNoArguments()
    {
        using var memory = new CallMemory();
        var (_, e) = Fail(memory.Text("/nonexistent"), 0, 0);

        Assert.Equal("", e.Text(1));
        Assert.Equal(0, e.Length(2));
        Assert.Equal(0, e.Length(15));
    }

    [Fact]
    public void Execve_FailedWithAddressesOutOfReach_HasEmptyParameters()
    {
        var (_, e) = Fail(8, 8, 8);

        Assert.Equal(-NoMemory, e.Int64(0));
        Assert.Null(e.Text(1));
        Assert.Equal(0, e.Length(2));
        Assert.Equal(0, e.Length(15));
        Assert.Null(e.Text(30));
    }

    [Fact]
    public void Execve_FailedWithManyArguments_HasTheFirst4096Bytes()
    {
        using var memory = new CallMemory();
        string[] many = ["exe", .. Enumerable.Repeat(new string('a', 199), 60)];
        var (_, e) = Fail(memory.Text("/nonexistent"), memory.Texts(many), memory.Texts(many));

        Assert.Equal(4096, e.Length(1) + e.Length(2));
        Assert.Equal(0, e.Bytes(2)[^1]);
        Assert.Equal(4096, e.Length(15));
        Assert.Equal(0, e.Bytes(15)[^1]);
    }

    [Fact]
    public void Execve_StartedWithManyArguments_HasTheFirst4096Bytes()
    {
        using var memory = new CallMemory();
        string[] many = ["exe", .. Enumerable.Repeat(new string('a', 199), 600)];
        var e = probe.Capture(() => ChildCall.Run(SyscallNumber.execve, memory.Text("/bin/true"), memory.Texts(many), memory.Texts(many)), EventCode.SyscallExecveV19X);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal("exe", e.Text(1));
        Assert.Equal(4096, e.Length(1) + e.Length(2));
        Assert.Equal(0, e.Bytes(2)[^1]);
        Assert.Equal(4096, e.Length(15));
        Assert.Equal(0, e.Bytes(15)[^1]);
    }

    [Fact]
    public void Execve_OfAScript_HasTheInterpreterAndTheScriptsName()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        string script = directory.File("script", "#!/bin/true -x\n");
        Syscall.Must(SyscallNumber.chmod, memory.Text(script), 0x1ed);
        var e = probe.Capture(() => ChildCall.Run(SyscallNumber.execve, memory.Text(script), memory.Texts("ignored", "argument"), 0), EventCode.SyscallExecveV19X);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal("/bin/true", e.Text(1));
        Assert.Equal(["-x", script, "argument"], e.Texts(2));
        Assert.Equal("script", e.Text(13));
        Assert.Equal(True, e.Text(27));
        Assert.Equal(script, e.Text(30));
    }

    [Fact]
    public void Execve_Calls_EachHaveOneEvent()
    {
        using var memory = new CallMemory();
        nint program = memory.Text("/bin/true"), missing = memory.Text("/nonexistent"), argv = memory.Texts("x");
        var events = probe.CaptureAll(() =>
        {
            for (int i = 0; i < 3; i++)
            {
                ChildCall.Run(SyscallNumber.execve, program, argv, 0);
                ChildCall.Run(SyscallNumber.execve, missing, argv, 0);
            }
        });
        Assert.Equal([0, -2, 0, -2, 0, -2], events.Where(e => e.Code == EventCode.SyscallExecveV19X).Select(e => e.Int64(0)));
    }

    [Fact]
    public void Execve_InADeepDirectory_HasTheWholePathAndCwd()
    {
        using var memory = new CallMemory();
        using var directory = new TemporaryDirectory();
        string deep = directory.Path + string.Concat(Enumerable.Repeat("/" + new string('d', 60), 40));
        Directory.CreateDirectory(deep);
        File.Copy(True, deep + "/true");
        CapturedEvent? e = null;
        OwnThread.Run(() =>
        {
            Syscall.Must(SyscallNumber.chdir, memory.Text(deep));
            e = probe.Capture(() => ChildCall.Run(SyscallNumber.execve, memory.Text("./true"), memory.Texts("x"), 0), EventCode.SyscallExecveV19X);
        });

        Assert.Equal(deep, e!.Text(6));
        Assert.Equal(deep + "/true", e.Text(27));
        Assert.Equal("./true", e.Text(30));
    }

    [Fact]
    public void Execve_AsAnotherUser_HasItsIdsAndCapabilities()
    {
        using var memory = new CallMemory();
        CapturedEvent? e = null;
        OwnThread.Run(() =>
        {
            Syscall.Must(SyscallNumber.setgid, 2345);
            Syscall.Must(SyscallNumber.setuid, 2346);
            e = probe.Capture(() => ChildCall.Run(SyscallNumber.execve, memory.Text("/bin/true"), memory.Texts("x"), 0), EventCode.SyscallExecveV19X);
        });

        Assert.Equal(0u, e!.UInt64(19));
        Assert.Equal(0u, e.UInt64(21));
        Assert.Equal(0u, e.UInt64(22));
        Assert.Equal(2346u, e.UInt64(26));
        Assert.Equal(2345u, e.UInt64(29));
    }

    // 3 tid to 12 vm_swap, but what only the caller knows.
    static void AssertTask(CapturedEvent e, int pid)
    {
        Assert.Equal(pid, e.Int64(3));
        Assert.Equal(pid, e.Int64(4));
        Assert.Equal(ProbeFixture.GetThreadId(), e.Int64(5));
        Assert.Equal(Environment.CurrentDirectory, e.Text(6));
        Assert.Equal(ProcessFacts.OpenFilesLimit, e.UInt64(7));
        Assert.Equal(8, e.Length(8));
        Assert.Equal(8, e.Length(9));
        Assert.Equal(4, e.Length(10));
        Assert.True(e.UInt64(11) <= e.UInt64(10));
        Assert.Equal(0u, e.UInt64(12));
        CgroupTests.AssertOwn(e.Texts(14));
    }

    // 16 tty to 29 gid.
    static void AssertFile(CapturedEvent e, string path)
    {
        var file = FileStat.Of(path);
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
        Assert.Equal(path, e.Text(27));
        Assert.Equal(ProcessFacts.ProcessGroup, e.Int64(28));
        Assert.Equal(0u, e.UInt64(29));
    }

    (int Pid, CapturedEvent Event) Fail(nint path, nint argv, nint envp)
    {
        int pid = 0;
        var e = probe.Capture(() => pid = ChildCall.Run(SyscallNumber.execve, path, argv, envp).Pid, EventCode.SyscallExecveV19X);
        EventAssert.HasItsRow(e);
        return (pid, e);
    }
}
