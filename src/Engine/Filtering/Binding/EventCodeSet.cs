using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>A set of event codes of the table.</summary>
public sealed class EventCodeSet
{
    const int Words = (EventTable.Count + 63) / 64;

    readonly ulong[] _bits = new ulong[Words];

    /// <summary>Every code.</summary>
    public static EventCodeSet All => new EventCodeSet().Complement();

    /// <summary>The number of codes.</summary>
    public int Count => _bits.Sum(b => System.Numerics.BitOperations.PopCount(b));

    /// <summary>Whether the set holds a code.</summary>
    public bool Contains(EventCode code) => (int)code < EventTable.Count && (_bits[(int)code / 64] >> ((int)code % 64) & 1) != 0;

    /// <summary>Adds a code.</summary>
    public void Add(EventCode code) => _bits[(int)code / 64] |= 1UL << ((int)code % 64);

    /// <summary>What is in both.</summary>
    public EventCodeSet Intersect(EventCodeSet other) => Combine(other, (a, b) => a & b);

    /// <summary>What is in either.</summary>
    public EventCodeSet Union(EventCodeSet other) => Combine(other, (a, b) => a | b);

    /// <summary>What is not in it.</summary>
    public EventCodeSet Complement()
    {
        var result = new EventCodeSet();
        for (int code = 0; code < EventTable.Count; code++)
        {
            if (!Contains((EventCode)code)) result.Add((EventCode)code);
        }

        return result;
    }

    EventCodeSet Combine(EventCodeSet other, Func<ulong, ulong, ulong> combine)
    {
        var result = new EventCodeSet();
        for (int i = 0; i < Words; i++) result._bits[i] = combine(_bits[i], other._bits[i]);
        return result;
    }
}
