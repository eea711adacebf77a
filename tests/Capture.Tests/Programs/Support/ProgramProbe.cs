using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

static class ProgramProbe
{
    /// <summary>
    /// Does a syscall on this thread and returns its event; the result goes through <paramref name="result"/>.
    /// </summary>
    public static CapturedEvent CaptureCall(this ProbeFixture probe, EventCode code, out long result, SyscallNumber number, params long[] arguments)
    {
        Assert.SkipUnless(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, "syscall numbers of x86_64");
        long returned = 0;
        long[] a = new long[6];
        arguments.CopyTo(a, 0);
        var e = probe.Capture(
            () => returned = Syscall.Call(number, a[0], a[1], a[2], a[3], a[4], a[5]),
            code,
            e => e.ThreadId == ProbeFixture.GetThreadId());
        result = returned;
        EventAssert.HasItsRow(e);
        return e;
    }
}
