using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class ResourceEventsTests
{
    const long OpenFiles = 7;

    static StateHarness Harness() => new StateHarness().AddProcess(10, 1).AddThread(11, 10, 1).AddProcess(20, 1);

    [Theory]
    [InlineData(OpenFiles, 0, 500, 500)]
    [InlineData(OpenFiles, -1, 500, 1024)]
    [InlineData(OpenFiles, 0, -1, 1024)]
    [InlineData(3, 0, 500, 1024)]
    public void SetLimit_OfOpenFiles_IsTheProcessLimit(long resource, long result, long soft, long expected)
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallSetrlimitX, 11).With("res", result).With("cur", soft).With("max", 9).With("resource", resource));
        Assert.Equal(expected, harness.Find(10).FdLimit);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(20, 20)]
    public void SetLimitOf_Target_ItsLimitChanges(long target, long changed)
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallPrlimitX, 11).With("res", 0).With("newcur", 600).With("newmax", 700)
            .With("pid", target).With("resource", OpenFiles));
        Assert.Equal(600, harness.Find(changed).FdLimit);
        Assert.Equal(1024, harness.Find(30 - changed).FdLimit);
    }

    [Fact]
    public void SetMemory_Brk_IsTheCallers()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallBrkV4X, 10).With("res", 1).With("vm_size", 11).With("vm_rss", 12).With("vm_swap", 13));
        Assert.Equal((11u, 12u, 13u), (harness.Thread!.VmSize, harness.Thread.VmRss, harness.Thread.VmSwap));
    }

    [Fact]
    public void Switch_Thread_FaultsAreItsOwnAndMemoryTheProcesss()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SchedswitchV6E, 11).With("next", 1).With("pgft_maj", 1).With("pgft_min", 2)
            .With("vm_size", 11).With("vm_rss", 12).With("vm_swap", 13));
        Assert.Equal((1ul, 2ul), (harness.Find(11).PageFaultsMajor, harness.Find(11).PageFaultsMinor));
        Assert.Equal((11u, 12u, 13u), (harness.Find(10).VmSize, harness.Find(10).VmRss, harness.Find(10).VmSwap));
    }

    [Fact]
    public void Switch_UnknownThread_MakesNoPlaceholder()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SchedswitchV6E, 99).With("next", 1));
        Assert.Null(harness.Thread);
        Assert.Null(harness.Host.Threads.Find(99));
    }
}
