using Gyrfalcon.Capture.Tests.Programs.Support;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs;

/// <summary>
/// That each call is delivered or counted as dropped, by its cause. The counters are the whole machine's, so the calls are of a
/// kind that nothing else makes any more: creat.
/// </summary>
public sealed class AccountingTests
{
    const long NoDescriptor = -7;

    public AccountingTests() => ProbeFixture.Require();

    [Fact]
    public void Flood_FullRing_CountsEveryCallAndLosesNoProcess()
    {
        const int Calls = 60_000, Processes = 20;
        using var memory = new CallMemory();
        nint nowhere = memory.Text(""), program = memory.Text("/bin/true"), argv = memory.Texts("flooded");
        using var source = LiveSource.Open(new LiveOptions { BufferSizePreset = 1, HideOwnCalls = false, ScanHost = false });
        var before = source.ReadCounters().Of(EventCode.SyscallCreatX);

        for (int i = 0; i < Calls; i++)
        {
            Syscall.Call(SyscallNumber.creat, nowhere);
            if (i % (Calls / Processes) == 0) ChildCall.Run(SyscallNumber.execve, program, argv, 0);
        }

        source.Stop();
        ulong read = 0, started = 0;
        for (ReadResult result; (result = source.Read(out var view)) != ReadResult.End;)
        {
            if (result != ReadResult.Event) continue;
            if (view.Code == EventCode.SyscallCreatX) read++;
            if (view.Code == EventCode.SyscallExecveV19X && view.Text(1).SequenceEqual("flooded"u8)) started++;
        }

        var counted = source.ReadCounters().Of(EventCode.SyscallCreatX);
        Assert.Equal((ulong)Calls, counted.Calls - before.Calls);
        Assert.True(counted.DroppedBuffer > 0, "the ring did not fill");
        Assert.Equal(counted.Delivered, read);
        Assert.Equal((ulong)Processes, started);
    }

    [Fact]
    public void OwnCalls_Hidden_AreCountedAndWhatMattersIsShown()
    {
        const int Calls = 100;
        using var memory = new CallMemory();
        nint nowhere = memory.Text("");
        using var source = LiveSource.Open(new LiveOptions { HideOwnCalls = true, ScanHost = false });
        for (int i = 0; i < Calls; i++)
        {
            Syscall.Call(SyscallNumber.creat, nowhere);
            Syscall.Call(SyscallNumber.setns, NoDescriptor, 0);
        }

        source.Stop();
        int shown = 0, hidden = 0;
        for (ReadResult result; (result = source.Read(out var view)) != ReadResult.End;)
        {
            if (result != ReadResult.Event || view.ThreadId != ProbeFixture.GetThreadId()) continue;
            if (view.Code == EventCode.SyscallCreatX) hidden++;
            if (view.Code == EventCode.SyscallSetnsX) shown++;
        }

        Assert.Equal(Calls, shown);
        Assert.Equal(0, hidden);
        var counted = source.ReadCounters().Of(EventCode.SyscallCreatX);
        Assert.Equal((ulong)Calls, counted.DroppedOwn);
        Assert.Equal(0u, counted.Delivered);
    }
}
