using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>mount and umount2.</summary>
public sealed class MountTests(ProbeFixture probe)
{
    [Fact]
    public void Mount_NoDirectory_HasEveryParameter()
    {
        const long ReadOnlyNoExec = 0x9;
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallMountX, out _, SyscallNumber.mount, memory.Text("/dev/something"), memory.Text("/nonexistent"), memory.Text("ext4"), ReadOnlyNoExec, 0);

        Assert.Equal(-Syscall.NoEntry, e.Int64(0));
        Assert.Equal("/dev/something", e.Text(1));
        Assert.Equal("/nonexistent", e.Text(2));
        Assert.Equal("ext4", e.Text(3));
        Assert.Equal(ReadOnlyNoExec, e.Int64(4));
    }

    [Fact]
    public void Mount_OldMagicNumber_IsNoFlag()
    {
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallMountX, out _, SyscallNumber.mount, 0, memory.Text("/nonexistent"), 0, 0xc0ed_1000, 0);

        Assert.Null(e.Text(1));
        Assert.Null(e.Text(3));
        Assert.Equal(0x1000, e.Int64(4));
    }

    [Fact]
    public void Umount2_NoDirectory_HasEveryParameter()
    {
        const long DetachNoFollow = 0xa;
        using var memory = new CallMemory();
        var e = probe.CaptureCall(EventCode.SyscallUmount2X, out _, SyscallNumber.umount2, memory.Text("/nonexistent"), DetachNoFollow);

        Assert.Equal(-Syscall.NoEntry, e.Int64(0));
        Assert.Equal("/nonexistent", e.Text(1));
        Assert.Equal(DetachNoFollow, e.Int64(2));
    }
}
