using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

public sealed class PrctlTests(ProbeFixture probe)
{
    const long SetName = 15, GetName = 16, SetNoNewPrivileges = 38, GetChildSubreaper = 37;

    [Fact]
    public void Prctl_SetName_HasEveryParameter()
    {
        using var memory = new CallMemory();
        OwnThread.Run(() =>
        {
            var e = probe.CaptureCall(EventCode.SyscallPrctlX, out _, SyscallNumber.prctl, SetName, memory.Text("a name longer than fifteen"));
            Assert.Equal(0, e.Int64(0));
            Assert.Equal(SetName, e.Int64(1));
            Assert.Equal("a name longer than fifteen", e.Text(2));
            Assert.Equal(0, e.Int64(3));

            e = probe.CaptureCall(EventCode.SyscallPrctlX, out _, SyscallNumber.prctl, GetName, memory.Zeros(16));
            Assert.Equal(GetName, e.Int64(1));
            Assert.Equal("a name longer t", e.Text(2));
        });
    }

    [Fact]
    public void Prctl_AnswerInMemory_HasTheAnswer()
    {
        using var memory = new CallMemory();
        nint answer = memory.Bytes(0xff, 0xff, 0xff, 0xff);
        var e = probe.CaptureCall(EventCode.SyscallPrctlX, out _, SyscallNumber.prctl, GetChildSubreaper, answer);

        Assert.Equal(0, e.Int64(0));
        Assert.Equal(GetChildSubreaper, e.Int64(1));
        Assert.Equal(0, e.Length(2));
        Assert.Equal(CallMemory.ReadInt32(answer), e.Int64(3));
    }

    [Fact]
    public void Prctl_AnyOther_HasItsArgument() => OwnThread.Run(() =>
    {
        var e = probe.CaptureCall(EventCode.SyscallPrctlX, out _, SyscallNumber.prctl, SetNoNewPrivileges, 1);
        Assert.Equal(0, e.Int64(0));
        Assert.Equal(SetNoNewPrivileges, e.Int64(1));
        Assert.Equal(0, e.Length(2));
        Assert.Equal(1, e.Int64(3));
    });
}
