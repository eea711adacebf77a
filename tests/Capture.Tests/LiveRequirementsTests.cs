using System.Runtime.InteropServices;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Tests;

public sealed class LiveRequirementsTests
{
    const ulong AllButBpfPerfmonAndAdmin = ~(1ul << 39 | 1ul << 38 | 1ul << 21);

    [Theory]
    [InlineData("Name:\tx\nCapEff:\t000001ffffffffff\nNoNewPrivs:\t0\n", 0x1ffffffffff)]
    [InlineData("Name:\tCapEff: 1\nCapEff:\t0000000000000000\n", 0)]
    [InlineData("CapEff:\tzz\n", 0)]
    [InlineData("", 0)]
    public void EffectiveCapabilities_Status_AreItsBits(string status, ulong expected) =>
        Assert.Equal(expected, LiveRequirements.EffectiveCapabilities(status));

    [Fact]
    public void Missing_ThreadWithoutTheCapabilities_NamesThem()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root to have capabilities to drop");
        var missing = OnThreadWithout(AllButBpfPerfmonAndAdmin, LiveRequirements.Missing);

        string only = Assert.Single(missing);
        Assert.Contains("run it as root, or give it CAP_BPF, CAP_PERFMON", only, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ThreadWithoutTheCapabilities_SaysWhatIsMissing()
    {
        ProbeFixture.Require();
        string message = OnThreadWithout(AllButBpfPerfmonAndAdmin, () => Assert.Throws<CaptureException>(() => LiveSource.Open(new LiveOptions())).Message);

        Assert.StartsWith("Cannot load the eBPF probe into the kernel: ", message, StringComparison.Ordinal);
        Assert.Contains("CAP_BPF, CAP_PERFMON", message, StringComparison.Ordinal);
    }

    // Capabilities belong to a thread, so this one ends with what it gave up.
    static T OnThreadWithout<T>(ulong kept, Func<T> function)
    {
        T result = default!;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                Span<uint> header = [0x20080522, 0];
                Span<uint> sets = stackalloc uint[6];
                Assert.Equal(0, GetCapabilities(ref header[0], ref sets[0]));
                sets[0] &= (uint)kept;
                sets[3] &= (uint)(kept >> 32);
                Assert.Equal(0, SetCapabilities(ref header[0], ref sets[0]));
                result = function();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result : throw failure;
    }

    [DllImport("libc", EntryPoint = "capget")]
    static extern int GetCapabilities(ref uint header, ref uint data);

    [DllImport("libc", EntryPoint = "capset")]
    static extern int SetCapabilities(ref uint header, ref uint data);
}
