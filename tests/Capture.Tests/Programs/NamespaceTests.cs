using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>setns and unshare.</summary>
public sealed class NamespaceTests(ProbeFixture probe)
{
    const long NewUts = 0x04000000, NewIpc = 0x08000000;
    const uint PpmNewUts = 0x80, PpmNewIpc = 0x8;

    [Fact]
    public void Setns_OwnNamespace_HasEveryParameter()
    {
        using var memory = new CallMemory();
        OwnThread.Run(() =>
        {
            long fd = Syscall.Must(SyscallNumber.open, memory.Text("/proc/self/ns/uts"), 0);
            var e = probe.CaptureCall(EventCode.SyscallSetnsX, out _, SyscallNumber.setns, fd, NewUts);
            Syscall.Call(SyscallNumber.close, fd);

            Assert.Equal(0, e.Int64(0));
            Assert.Equal(fd, e.Int64(1));
            Assert.Equal(PpmNewUts, e.UInt64(2));
        });
    }

    [Fact]
    public void Unshare_TwoNamespaces_HasEveryParameter() => OwnThread.Run(() =>
    {
        var e = probe.CaptureCall(EventCode.SyscallUnshareX, out _, SyscallNumber.unshare, NewUts | NewIpc);
        Assert.Equal(0, e.Int64(0));
        Assert.Equal(PpmNewUts | PpmNewIpc, e.UInt64(1));
    });
}
