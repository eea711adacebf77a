using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class IdentityEventsTests
{
    static StateHarness Harness() => new StateHarness().AddProcess(10, 1);

    [Theory]
    [InlineData(EventCode.SyscallSetuidX, "uid")]
    [InlineData(EventCode.SyscallSetreuidX, "euid")]
    [InlineData(EventCode.SyscallSetresuidX, "euid")]
    public void SetUser_Success_TakesTheEffectiveId(EventCode code, string effective)
    {
        var harness = Harness().Apply(new EventBuilder(code, 10).With("res", 0).With(effective, 33));
        Assert.Equal(33u, harness.Thread!.Uid);

        harness.Apply(new EventBuilder(code, 10).With("res", -1).With(effective, 0));
        Assert.Equal(33u, harness.Thread!.Uid);
    }

    [Theory]
    [InlineData(EventCode.SyscallSetgidX, "gid")]
    [InlineData(EventCode.SyscallSetregidX, "egid")]
    [InlineData(EventCode.SyscallSetresgidX, "egid")]
    public void SetGroup_Success_TakesTheEffectiveId(EventCode code, string effective)
    {
        var harness = Harness().Apply(new EventBuilder(code, 10).With("res", 0).With(effective, 33));
        Assert.Equal(33u, harness.Thread!.Gid);
    }

    [Fact]
    public void SetCapabilities_Success_ReplacesAllThree()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallCapsetX, 10).With("res", 0)
            .With("cap_inheritable", 1).With("cap_permitted", 3).With("cap_effective", 2));
        Assert.Equal((1ul, 3ul, 2ul), (harness.Thread!.CapInheritable, harness.Thread.CapPermitted, harness.Thread.CapEffective));
    }

    [Fact]
    public void EnterNamespace_NewUserNamespace_HasAllCapabilities()
    {
        const long newUser = 0x100000;
        const ulong all = 0x1ffffffffff;
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallUnshareX, 10).With("res", 0).With("flags", 0x20));
        Assert.Equal(9ul, harness.Thread!.CapEffective);
        harness.Apply(new EventBuilder(EventCode.SyscallUnshareX, 10).With("res", 0).With("flags", newUser));
        Assert.Equal(all, harness.Thread!.CapEffective);

        harness = Harness().Apply(new EventBuilder(EventCode.SyscallSetnsX, 10).With("res", 0).With("fd", 3).With("nstype", newUser));
        Assert.Equal((all, all, all), (harness.Thread!.CapInheritable, harness.Thread.CapPermitted, harness.Thread.CapEffective));
    }

    [Fact]
    public void SetSession_Success_IsTheResult()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallSetsidX, 10).With("res", 77));
        Assert.Equal(77, harness.Thread!.Sid);

        harness.Apply(new EventBuilder(EventCode.SyscallSetsidX, 10).With("res", -1));
        Assert.Equal(77, harness.Thread!.Sid);
    }

    [Fact]
    public void SetReaper_OtherOption_ChangesNothing()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallPrctlX, 10).With("res", 0).With("option", 15).With("arg2_int", 1));
        Assert.False(harness.Thread!.Group.IsReaper);
    }
}
