using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>What opens and closes files.</summary>
public sealed class FileEventsTests
{
    static StateHarness Harness() => new StateHarness().AddProcess(10, 1, cwd: "/home/me");

    [Theory]
    [InlineData("/etc/passwd", "/etc/passwd")]
    [InlineData("notes", "/home/me/notes")]
    [InlineData("../you/./a//b/", "/home/you/a/b")]
    [InlineData("/", "/")]
    public void Open_Path_IsAbsoluteAndNormal(string path, string name)
    {
        var harness = Harness().Apply(StateHarness.Open(10, 3, path));

        Assert.Equal(name, harness.FdName);
        Assert.Equal(path, StateHarness.Text(harness.Fd!.RawName));
        Assert.Equal((FdType.FileV2, 3, 0xfe00u, 12ul), (harness.Fd.Type, harness.Fd.Number, harness.Fd.Device, harness.Fd.Inode));
        Assert.Equal(3, harness.FdNumber);
        Assert.True(harness.FdNameChanged);
    }

    [Fact]
    public void Open_RelativeToADescriptor_JoinsItsName()
    {
        var harness = Harness().Apply(StateHarness.Open(10, 3, "/srv", 1 | 0x400));
        Assert.Equal(FdType.Directory, harness.Fd!.Type);

        harness.Apply(StateHarness.Open(10, 4, "x", dirfd: 3));
        Assert.Equal("/srv/x", harness.FdName);
        harness.Apply(StateHarness.Open(10, 5, "x", dirfd: 77));
        Assert.Equal("<UNKNOWN>x", harness.FdName);
        harness.Apply(StateHarness.Open(10, 6, "/abs", dirfd: 77));
        Assert.Equal("/abs", harness.FdName);
    }

    [Fact]
    public void Open_TooLongPath_HasTheNameForIt()
    {
        var harness = Harness().Apply(StateHarness.Open(10, 3, new string('a', 1020)));
        Assert.Equal("/DIR_TOO_LONG/FILENAME_TOO_LONG", harness.FdName);
    }

    [Fact]
    public void Open_Failure_HasTheNumberMinusOne()
    {
        var harness = Harness().Apply(StateHarness.Open(10, -2, "/nope"));
        Assert.Null(harness.Fd);
        Assert.Equal(-1, harness.FdNumber);
        Assert.Equal(0, harness.Thread!.Group.Fds.Count);
    }

    [Fact]
    public void Open_LayersAndCloseOnExec_BecomeFlags()
    {
        var harness = Harness().Apply(StateHarness.Open(10, 3, "/x", 1 | 0x1000 | 0x8000));
        Assert.Equal(FdFlags.CloseOnExec | FdFlags.UpperLayer, harness.Fd!.Flags);

        harness.Apply(new EventBuilder(EventCode.SyscallCreatX, 10).With("fd", 4).With("name", "y").With("dev", 1).With("ino", 2).With("creat_flags", 2));
        Assert.Equal("/home/me/y", harness.FdName);
        Assert.Equal((FdFlags.LowerLayer, 1u, 2ul), (harness.Fd!.Flags, harness.Fd.Device, harness.Fd.Inode));

        harness.Apply(new EventBuilder(EventCode.SyscallOpenByHandleAtX, 10).With("fd", 5).With("mountfd", 3).With("flags", 1).With("path", "/h").With("dev", 1).With("ino", 2));
        Assert.Equal("/h", harness.FdName);

        harness.Apply(new EventBuilder(EventCode.SyscallOpenat2X, 10).With("fd", 6).With("dirfd", -100).With("name", "z").With("flags", 1).With("dev", 8).With("ino", 9));
        Assert.Equal(("/home/me/z", 8u, 9ul), (harness.FdName, harness.Fd!.Device, harness.Fd.Inode));

        harness.Apply(new EventBuilder(EventCode.SyscallOpenX, 10).With("fd", 7).With("name", "w").With("flags", 1).With("dev", 8).With("ino", 9));
        Assert.Equal(("/home/me/w", 8u, 9ul), (harness.FdName, harness.Fd!.Device, harness.Fd.Inode));
    }

    // Another thread changed the path in memory while the call was on its way.
    [Fact]
    public void Open_EnterEventDiffers_TheEnterEventIsBelieved()
    {
        var harness = Harness().Apply(StateHarness.Open(10, 3, "/dir", 1 | 0x400));
        harness.Apply(new EventBuilder(EventCode.SyscallOpenatV2E, 10).With("dirfd", 3).With("name", "secret").With("flags", 3));
        harness.Apply(StateHarness.Open(10, 4, "/harmless", 1 | 0x4000));
        Assert.Equal("/dir/secret", harness.FdName);
        Assert.Equal(3u | 0x4000, harness.Fd!.OpenFlags);

        // It belongs to one exit event alone.
        harness.Apply(StateHarness.Open(10, 5, "/next"));
        Assert.Equal("/next", harness.FdName);
    }

    [Fact]
    public void Open_EnterEventOfAnotherCall_IsNotUsed()
    {
        var harness = Harness();
        harness.Apply(new EventBuilder(EventCode.SyscallOpenatV2E, 10).With("dirfd", -100).With("name", "/secret").With("flags", 3));
        harness.Apply(new EventBuilder(EventCode.GenericX, 10));
        harness.Apply(StateHarness.Open(10, 4, "/other"));
        Assert.Equal("/other", harness.FdName);
    }

    [Fact]
    public void Open_UnknownThread_IsHeldByAPlaceholder()
    {
        var harness = new StateHarness();
        harness.Apply(StateHarness.Open(10, 3, "/x")).Apply(StateHarness.Close(10, 3));

        Assert.Equal("/x", harness.FdName);
        Assert.True(harness.Thread!.IsPlaceholder);
        Assert.Equal("<NA>", StateHarness.Text(harness.Thread.Comm));
        Assert.Equal((-1, -1, uint.MaxValue), (harness.Thread.Pid, harness.Thread.ParentTid, harness.Thread.Uid));
        Assert.Equal([10], harness.Requested);

        // Its descriptors stay when its record comes.
        harness.Apply(StateHarness.Open(10, 4, "/y")).AddProcess(10, 1);
        Assert.Equal("/y", StateHarness.Text(harness.Find(10).Group.Fds.Find(4)!.Name));
        StateInvariants.Check(harness.Host);
    }

    [Fact]
    public void Close_Success_EntryGoesBeforeTheNextEvent()
    {
        var harness = Harness().Apply(StateHarness.Open(10, 3, "/x")).Apply(StateHarness.Close(10, 3));
        Assert.Equal(("/x", 3), (harness.FdName, harness.FdNumber));
        Assert.False(harness.FdNameChanged);

        harness.Apply(StateHarness.Close(10, 3));
        Assert.Null(harness.Fd);
        Assert.Equal(3, harness.FdNumber);
        Assert.Equal(1, harness.Host.Counters.DescriptorsMissed);
    }

    [Fact]
    public void Close_Failure_KeepsTheEntry()
    {
        var harness = Harness().Apply(StateHarness.Open(10, 3, "/x")).Apply(StateHarness.Close(10, 3, result: -9)).Settle();
        Assert.NotNull(harness.Find(10).Group.Fds.Find(3));
    }

    [Fact]
    public void CloseRange_WithAndWithoutCloseOnExec_MarksOrRemoves()
    {
        var harness = Harness();
        for (int fd = 3; fd < 8; fd++) harness.Apply(StateHarness.Open(10, fd, "/x"));
        harness.Apply(new EventBuilder(EventCode.SyscallCloseRangeX, 10).With("res", 0).With("first", 6).With("last", uint.MaxValue).With("flags", 4));
        harness.Apply(new EventBuilder(EventCode.SyscallCloseRangeX, 10).With("res", 0).With("first", 4).With("last", 5).With("flags", 0));

        Assert.Equal([3, 6, 7], harness.Thread!.Group.Fds.Entries.Select(e => e.Number).Order());
        Assert.Equal([6, 7], harness.Thread.Group.Fds.Entries.Where(e => e.Has(FdFlags.CloseOnExec)).Select(e => e.Number).Order());
    }

    [Fact]
    public void Apply_EventWithoutDescriptor_HasNoNumber()
    {
        var harness = Harness().Apply(new EventBuilder(EventCode.SyscallChdirX, 10).With("res", 0).With("path", "/"));
        Assert.Equal(EventContext.NoFd, harness.FdNumber);
    }
}
