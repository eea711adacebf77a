using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class DirectoryEventsTests
{
    static StateHarness Harness() => new StateHarness().AddProcess(10, 1, cwd: "/home/me").AddThread(11, 10, 1);

    [Theory]
    [InlineData("/srv", "/srv/")]
    [InlineData("../you", "/home/you/")]
    [InlineData("/", "/")]
    [InlineData("../../..", "/")]
    public void ChangeDirectory_ByAnyThread_MovesTheProcess(string path, string cwd)
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallChdirX, 11).With("res", 0).With("path", path));
        Assert.Equal(cwd, StateHarness.Text(harness.Find(10).Cwd));
    }

    [Fact]
    public void ChangeDirectory_Failure_ChangesNothing()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallChdirX, 10).With("res", -2).With("path", "/srv"));
        Assert.Equal("/home/me/", StateHarness.Text(harness.Find(10).Cwd));
    }

    [Fact]
    public void ChangeDirectory_ByDescriptor_TakesItsName()
    {
        var harness = Harness().Apply(StateHarness.Open(10, 3, "/srv/www", 1 | 0x400));
        harness.Apply(new EventBuilder(EventCode.SyscallFchdirX, 10).With("res", 0).With("fd", 3));
        Assert.Equal("/srv/www/", StateHarness.Text(harness.Find(10).Cwd));

        harness.Apply(new EventBuilder(EventCode.SyscallFchdirX, 10).With("res", 0).With("fd", 99));
        Assert.Equal("/srv/www/", StateHarness.Text(harness.Find(10).Cwd));
    }

    // It mends what a lost chdir left behind.
    [Fact]
    public void Getcwd_Value_IsTaken()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallGetcwdX, 10).With("res", 9).With("path", "/var/lib"));
        Assert.Equal("/var/lib/", StateHarness.Text(harness.Find(10).Cwd));
    }

    [Fact]
    public void ChangeRoot_AbsoluteOrRelative_IsThePath()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallChrootX, 10).With("res", 0).With("path", "/srv/jail"));
        Assert.Equal("/srv/jail", StateHarness.Text(harness.Thread!.Root));

        harness.Apply(new EventBuilder(EventCode.SyscallChrootX, 10).With("res", 0).With("path", "./jail"));
        Assert.Equal("/home/me/jail", StateHarness.Text(harness.Thread!.Root));
    }
}
