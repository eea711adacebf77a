using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Bpf;
using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Capture.Rings;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture;

/// <summary>
/// The events of this host, as they happen: the probe loaded and attached, its rings drained in timestamp order. Views point
/// into the rings; nothing is copied or allocated per event. The probe goes with this object.
/// </summary>
public sealed partial class LiveSource : IEventSource
{
    // An event is stamped right before it is put into its ring, by a program that cannot be preempted: what is older than this
    // is in its ring, unless an interrupt or the hypervisor stopped the CPU between the two. Those are passed on late and counted.
    const ulong OrderMargin = 1_000_000;

    // Between polls, milliseconds: short after events, longer while nothing happens. At 5 ms an idle host costs 200 wake-ups a
    // second; at 1 ms a ring of 1 MiB still takes a gigabyte a second without loss.
    const int ShortestPoll = 1;
    const int LongestPoll = 5;

    // How long a program that was running while it was detached may need to finish.
    const int SettleMilliseconds = 2;

    readonly ProbeObject _probe;
    readonly RingSet _rings;
    readonly RingMerger _merger;
    readonly ulong _bootOffset;
    readonly int _cpus;
    ulong _snapshotTime;
    ulong _lastTimestamp;

    // Every event up to this time has been passed on.
    ulong _drainedUntil;
    int _poll = ShortestPoll;
    bool _stopped;

    LiveSource(LiveOptions options, ProbeObject probe, ProcessReader processes, ulong bootOffset)
    {
        _probe = probe;
        _processes = processes;
        _lookup = new ThreadLookup(processes);
        _cpus = CpuList.Possible();
        _bootOffset = bootOffset;
        probe.Map("rings").SetEntries(_cpus);
        probe.Map("vital_rings").SetEntries(_cpus);
        probe.Map("scratch").SetEntries(_cpus);
        WriteSettings(options);
        probe.Load();
        Disable(options.DisabledSyscalls);
        _rings = RingSet.Create(probe, options.BufferSizePreset, options.CpusForEachBuffer);
        _merger = new RingMerger(_rings.Buffers);
    }

    /// <summary>Events passed on.</summary>
    public ulong EventCount { get; private set; }

    /// <summary>Events that arrived after a younger one had been passed on.</summary>
    public ulong LateCount { get; private set; }

    /// <summary>Records of the probe that were no well-formed event; they are passed over.</summary>
    public ulong MalformedCount { get; private set; }

    /// <summary>When the machine booted, nanoseconds since the epoch.</summary>
    public ulong BootTime => _bootOffset;

    /// <summary>Bytes that wait in the rings.</summary>
    public ulong Backlog => _merger.Backlog;

    /// <summary>
    /// Loads the probe and attaches it. Events are kept from here on.
    /// </summary>
    /// <exception cref="CaptureException">It cannot be loaded; the message says what is missing and what to do.</exception>
    public static LiveSource Open(LiveOptions options)
    {
        ulong bootOffset = Clock.BootOffset();
        var processes = new ProcessReader(options.HostRoot, bootOffset);
        ProbeObject? probe = null;
        LiveSource? source = null;
        try
        {
            probe = ProbeObject.Open();
            source = new LiveSource(options, probe, processes, bootOffset);
            source._lastTimestamp = Libc.Now(Libc.ClockBoottime) + source._bootOffset;
            probe.Attach();
            source.StartScan(options, source._lastTimestamp);
            return source;
        }
        catch
        {
            probe?.Dispose();
            source?._rings.Dispose();
            processes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ReadResult Read(out EventView view)
    {
        if (TryNextRecord(out view) || TryNext(out view)) return ReadResult.Event;
        if (_stopped && _merger.Backlog == 0) return ReadResult.End;
        WaitAndTakeSnapshot();
        if (!TryNext(out view))
        {
            if (!_merger.Blocked && !_stopped) _drainedUntil = _snapshotTime + _bootOffset - OrderMargin;
            return ReadResult.Idle;
        }

        _poll = ShortestPoll;
        return ReadResult.Event;
    }

    /// <summary>
    /// Detaches the probe. What it wrote can still be read, until <see cref="ReadResult.End"/>; the counters stand still and then
    /// agree with what was read.
    /// </summary>
    public void Stop()
    {
        if (_stopped) return;
        _probe.Detach();
        Thread.Sleep(SettleMilliseconds);
        _stopped = true;
    }

    /// <summary>What became of every call so far, by event code and CPU. Takes about a millisecond; may be called on any thread.</summary>
    public EventCounters ReadCounters() => EventCounters.Read(_probe, _cpus);

    /// <summary>The same, in place of older ones: with many CPUs they are a megabyte.</summary>
    public void Update(EventCounters counters) => counters.Update(_probe);

    /// <summary>How often each program of the probe ran; zeros unless <c>kernel.bpf_stats_enabled</c> is set. May be called on any thread.</summary>
    public IReadOnlyList<ProgramRuns> ReadRuns() => _probe.ReadRuns();

    /// <summary>Detaches and unloads the probe.</summary>
    public void Dispose()
    {
        _probe.Dispose();
        _rings.Dispose();
        _processes.Dispose();
    }

    bool TryNext(out EventView view)
    {
        while (_merger.TryNext(out var block, out ushort cpu))
        {
            if (!EventView.TryCreate(block, cpu, out view, out _))
            {
                MalformedCount++;
                continue;
            }

            EventCount++;
            if (view.Timestamp < _lastTimestamp) LateCount++;
            else _lastTimestamp = view.Timestamp;
            return true;
        }

        view = default;
        return false;
    }

    // Under load a snapshot takes longer to work off than the poll interval, and the next one is taken at once.
    void WaitAndTakeSnapshot()
    {
        ulong now = Libc.Now(Libc.ClockBoottime);
        if (!_stopped && now - _snapshotTime < (ulong)_poll * 1_000_000)
        {
            Thread.Sleep(_poll);
            _poll = Math.Min(_poll * 2, LongestPoll);
            now = Libc.Now(Libc.ClockBoottime);
        }

        _snapshotTime = now;
        _merger.TakeSnapshot(_stopped ? ulong.MaxValue : now + _bootOffset - OrderMargin);
    }

    void WriteSettings(LiveOptions options)
    {
        var settings = new ProbeSettings
        {
            BootOffset = _bootOffset,
            AgentPid = options.HideOwnCalls ? (uint)OwnPid(options.HostRoot) : 0,
            SnapLength = (uint)options.SnapLength,
            DropFailed = options.DropFailedCalls ? 1u : 0,
        };
        var value = _probe.Map(".rodata.cfg").InitialValue();
        if (!MemoryMarshal.TryWrite(value, settings))
            throw new CaptureException("The probe's settings are shorter than the agent's: they are of different builds.");
    }

    /// <summary>Leaves syscalls alone, and watches all others that the probe has a program for.</summary>
    /// <param name="disabled">Their numbers on this machine.</param>
    public void Disable(IReadOnlySet<int> disabled)
    {
        var map = _probe.Map("syscall_enabled");
        for (int number = 0; number < map.Entries; number++)
            map.Update((uint)number, disabled.Contains(number) ? 0u : 1u);
    }

    // In the host's pid namespace, which need not be this process's.
    static int OwnPid(string hostRoot) =>
        int.TryParse(new FileInfo(hostRoot + "/proc/self").LinkTarget, out int pid) ? pid : Environment.ProcessId;
}
