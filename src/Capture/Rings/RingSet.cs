using System.Numerics;
using Gyrfalcon.Capture.Bpf;
using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Rings;

/// <summary>Two rings for every online CPU: one for all events, and one for those that make and end processes.</summary>
sealed class RingSet : IDisposable
{
    // An exec with a long environment is about 5 KiB, so a CPU busy with nothing but 1,000 forks, execs and exits a second
    // fills it in 300 ms: longer than any pause of the reader. Its pages are resident, so it is no larger.
    const ulong VitalSize = 2 << 20;

    // Four of the longest events.
    const ulong SmallestSize = 256 << 10;

    readonly List<MappedRing> _rings = [];

    /// <summary>The readers of all rings.</summary>
    public RingBuffer[] Buffers => [.. _rings.Select(ring => ring.Buffer)];

    /// <summary>
    /// Bytes of the ring of one CPU, at least 256 KiB. A buffer that several CPUs are to have is divided among them: rings that
    /// they wrote together would not be in the order of their timestamps, nor tell the CPU of an event.
    /// </summary>
    /// <param name="preset">1 to 10 for a buffer of 1 to 512 MiB.</param>
    /// <param name="cpusForEachBuffer">How many CPUs have a buffer together; 0 for all.</param>
    /// <param name="online">How many CPUs there are.</param>
    public static ulong SizeOf(int preset, int cpusForEachBuffer, int online)
    {
        if (preset is < 1 or > 10) throw new CaptureException($"The buffer size preset is {preset}; it must be from 1 (1 MiB) to 10 (512 MiB).");
        int sharers = cpusForEachBuffer == 0 ? online : Math.Min(cpusForEachBuffer, online);
        ulong size = (1ul << (19 + preset)) / BitOperations.RoundUpToPowerOf2((uint)sharers);
        return Math.Max(size, SmallestSize);
    }

    /// <summary>Creates the rings of one kind and puts them into the probe's map, which has been loaded.</summary>
    public void Create(BpfMap map, ulong size)
    {
        int[] online = CpuList.Online();
        var byCpu = new MappedRing?[map.Entries];
        foreach (int cpu in online)
        {
            byCpu[cpu] = new MappedRing(size, cpu);
            _rings.Add(byCpu[cpu]!);
        }

        // A CPU that comes online later shares the first one's ring rather than losing its events: a machine that could
        // have 240 CPUs and has two must not pay for 240 rings.
        var shared = byCpu[online[0]]!;
        for (int cpu = 0; cpu < byCpu.Length; cpu++) map.Update((uint)cpu, (byCpu[cpu] ?? shared).Descriptor);
    }

    /// <summary>Creates both kinds.</summary>
    public static RingSet Create(ProbeObject probe, int preset, int cpusForEachBuffer)
    {
        var set = new RingSet();
        try
        {
            set.Create(probe.Map("rings"), SizeOf(preset, cpusForEachBuffer, CpuList.Online().Length));
            set.Create(probe.Map("vital_rings"), VitalSize);
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var ring in _rings) ring.Dispose();
        _rings.Clear();
    }
}
