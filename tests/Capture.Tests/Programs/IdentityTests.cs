using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>setuid, setgid, setresuid, setresgid and setsid.</summary>
public sealed class IdentityTests(ProbeFixture probe)
{
    const long Unchanged = -1;

    [Fact]
    public void Setuid_OnOwnThread_HasEveryParameter() => OwnThread.Run(() =>
    {
        var e = probe.CaptureCall(EventCode.SyscallSetuidX, out _, SyscallNumber.setuid, 1234);
        Assert.Equal(0, e.Int64(0));
        Assert.Equal(1234u, e.UInt64(1));
    });

    [Fact]
    public void Setgid_OnOwnThread_HasEveryParameter() => OwnThread.Run(() =>
    {
        var e = probe.CaptureCall(EventCode.SyscallSetgidX, out _, SyscallNumber.setgid, 1235);
        Assert.Equal(0, e.Int64(0));
        Assert.Equal(1235u, e.UInt64(1));
    });

    [Fact]
    public void Setresuid_OnOwnThread_HasEveryParameter() => OwnThread.Run(() =>
    {
        var e = probe.CaptureCall(EventCode.SyscallSetresuidX, out _, SyscallNumber.setresuid, 11, Unchanged, 13);
        Assert.Equal(0, e.Int64(0));
        Assert.Equal(11u, e.UInt64(1));
        Assert.Equal(uint.MaxValue, e.UInt64(2));
        Assert.Equal(13u, e.UInt64(3));
    });

    [Fact]
    public void Setresgid_OnOwnThread_HasEveryParameter() => OwnThread.Run(() =>
    {
        var e = probe.CaptureCall(EventCode.SyscallSetresgidX, out _, SyscallNumber.setresgid, 21, 22, Unchanged);
        Assert.Equal(0, e.Int64(0));
        Assert.Equal(21u, e.UInt64(1));
        Assert.Equal(22u, e.UInt64(2));
        Assert.Equal(uint.MaxValue, e.UInt64(3));
    });

    [Fact]
    public void Setsid_InAChild_HasTheSession()
    {
        int pid = 0;
        var e = probe.Capture(() => pid = ChildCall.Run(SyscallNumber.setsid).Pid, EventCode.SyscallSetsidX);

        EventAssert.HasItsRow(e);
        Assert.Equal(pid, e.ThreadId);
        Assert.Equal(pid, e.Int64(0));
    }
}
