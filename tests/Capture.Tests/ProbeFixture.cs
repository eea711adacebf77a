using System.Runtime.InteropServices;
using Gyrfalcon.Engine.Events;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
[assembly: AssemblyFixture(typeof(Gyrfalcon.Capture.Tests.ProbeFixture))]

namespace Gyrfalcon.Capture.Tests;

/// <summary>
/// The probe, loaded once for the whole assembly; a test class takes it as a constructor parameter. Captures of different tests
/// run one after the other. Without root or eBPF the tests that use it are skipped, with the reason.
/// </summary>
/// <example><code>
/// public sealed class OpenatTests(ProbeFixture probe)
/// {
///     [Fact]
///     public void Openat_ExistingFile_HasEveryParameter()
///     {
///         long fd = 0;
///         var e = probe.Capture(() => fd = Open("/etc/hostname"), EventCode.SyscallOpenatV2X);
///         Assert.Equal(fd, e.Int64(0));
///         Assert.Equal("/etc/hostname", e.Text(2));
///     }
/// }
/// </code></example>
public sealed partial class ProbeFixture : IDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    readonly Lock _lock = new();
    LiveSource? _source;

    /// <summary>The source, opened by the first test that needs it.</summary>
    public LiveSource Source
    {
        get
        {
            lock (_lock)
            {
                if (_source is not null) return _source;
                Require();
                return _source = LiveSource.Open(new LiveOptions { HideOwnCalls = false, ScanHost = false });
            }
        }
    }

    /// <summary>Skips the calling test where the probe cannot be loaded.</summary>
    public static void Require()
    {
        var missing = LiveRequirements.Missing();
        if (missing.Count > 0) Assert.Skip(string.Join(' ', missing));
    }

    /// <summary>
    /// Runs <paramref name="act"/> on this thread and returns the first event of the code that this thread, or a process or
    /// thread made by it meanwhile, has raised.
    /// </summary>
    /// <param name="where">A further condition, where the action raises several events of the code.</param>
    public CapturedEvent Capture(Action act, EventCode code, Func<CapturedEvent, bool>? where = null)
    {
        var others = new List<EventCode>();
        var found = Run(act, e =>
        {
            if (e.Code == code && (where is null || where(e))) return true;
            others.Add(e.Code);
            return false;
        });
        return found.Count > 0 && found[^1].Code == code && (where is null || where(found[^1]))
            ? found[^1]
            : throw new Xunit.Sdk.XunitException($"no {code} was captured within {s_patience.TotalSeconds} s; but: {string.Join(", ", others)}");
    }

    /// <summary>
    /// Runs <paramref name="act"/> on this thread and returns all events of this thread and of those made by it, in order, up to
    /// the moment when the action returned.
    /// </summary>
    public IReadOnlyList<CapturedEvent> CaptureAll(Action act) => Run(act, _ => false);

    public void Dispose() => _source?.Dispose();

    List<CapturedEvent> Run(Action act, Func<CapturedEvent, bool> isLast)
    {
        var source = Source;
        lock (_lock)
        {
            SkipBacklog(source);
            var family = new HashSet<long> { GetThreadId() };
            var events = new List<CapturedEvent>();
            long started = Environment.TickCount64;
            ulong begin = Now();
            act();

            // The closing call of this thread: whatever the action raised on any CPU is older.
            ulong end = Now();
            while (Environment.TickCount64 - started < s_patience.TotalMilliseconds)
            {
                if (source.Read(out var view) != ReadResult.Event)
                {
                    // The source's order margin is 1 ms; 100 ms also bears with a process that is still on its way out.
                    if (Now() - end > 100_000_000) break;
                    continue;
                }

                Follow(view, family);
                if (view.Timestamp < begin || !family.Contains(view.ThreadId)) continue;
                var captured = new CapturedEvent(view);
                events.Add(captured);
                if (isLast(captured)) break;
            }

            return events;
        }
    }

    static void SkipBacklog(LiveSource source)
    {
        // Nobody reads between two captures, so the rings may be full. On a busy machine they are never empty for long.
        for (long start = Environment.TickCount64; source.Backlog > 0 && Environment.TickCount64 - start < 1000;) source.Read(out _);
    }

    static void Follow(EventView view, HashSet<long> family)
    {
        const int Result = 0, Parent = 5;
        if (view.Code is not (EventCode.SyscallCloneV20X or EventCode.SyscallClone3X or EventCode.SyscallForkV20X or EventCode.SyscallVforkV20X)) return;
        long result = view.Signed(Result);
        if (result > 0 && family.Contains(view.ThreadId)) family.Add(result);
        if (result == 0 && family.Contains(view.Signed(Parent))) family.Add(view.ThreadId);
    }

    static ulong Now() => (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;

    [LibraryImport("libc", EntryPoint = "gettid")]
    internal static partial int GetThreadId();
}
