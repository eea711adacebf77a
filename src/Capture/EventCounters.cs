using Gyrfalcon.Capture.Bpf;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture;

/// <summary>The probe's counters at one moment, by event code and CPU.</summary>
public sealed class EventCounters
{
    const uint SkippedCompat = 0;

    readonly EventCounter[] _values;
    readonly ulong[] _skipped;

    EventCounters(int codes, int cpus)
    {
        _values = new EventCounter[codes * cpus];
        _skipped = new ulong[cpus];
        CpuCount = cpus;
    }

    /// <summary>The number of CPUs that could ever be online.</summary>
    public int CpuCount { get; }

    /// <summary>32-bit calls, which no program looks at.</summary>
    public ulong SkippedCompat32 { get; private set; }

    /// <summary>The sum over all codes and CPUs.</summary>
    public EventCounter Total
    {
        get
        {
            EventCounter sum = default;
            foreach (var value in _values) sum += value;
            return sum;
        }
    }

    /// <summary>The codes that were raised at least once.</summary>
    public IEnumerable<EventCode> Codes =>
        Enumerable.Range(0, _values.Length / CpuCount).Select(code => (EventCode)code).Where(code => Of(code).Calls > 0);

    /// <summary>The sum over all CPUs.</summary>
    public EventCounter Of(EventCode code)
    {
        EventCounter sum = default;
        for (int cpu = 0; cpu < CpuCount; cpu++) sum += Of(code, cpu);
        return sum;
    }

    /// <summary>The sum over all codes of one CPU.</summary>
    public EventCounter OfCpu(int cpu)
    {
        EventCounter sum = default;
        for (int at = cpu; at < _values.Length; at += CpuCount) sum += _values[at];
        return sum;
    }

    /// <summary>One code on one CPU; zeros for a code that the probe does not count.</summary>
    public EventCounter Of(EventCode code, int cpu)
    {
        int at = (int)code * CpuCount + cpu;
        return at < _values.Length ? _values[at] : default;
    }

    internal static EventCounters Read(ProbeObject probe, int cpus)
    {
        var counters = new EventCounters(probe.Map("counters").Entries, cpus);
        counters.Update(probe);
        return counters;
    }

    internal void Update(ProbeObject probe)
    {
        var map = probe.Map("counters");
        for (int code = 0; code < map.Entries; code++) map.Lookup((uint)code, _values.AsSpan(code * CpuCount, CpuCount));
        probe.Map("skipped").Lookup<ulong>(SkippedCompat, _skipped);
        ulong compat = 0;
        foreach (ulong value in _skipped) compat += value;
        SkippedCompat32 = compat;
    }
}
