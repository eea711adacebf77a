using System.Numerics;
using System.Runtime.CompilerServices;

namespace Gyrfalcon.Engine.Events;

/// <summary>A set of event codes of the reference's table, obsolete ones included. Our own codes (1024 and up) are in no set: no rule is asked about them.</summary>
public readonly struct EventCodeSet : IEquatable<EventCodeSet>
{
    const int Words = (EventTable.Count + 63) / 64;

    readonly Bits _bits;

    EventCodeSet(Bits bits) => _bits = bits;

    /// <summary>No code.</summary>
    public static EventCodeSet Empty => default;

    /// <summary>Every code of the table.</summary>
    public static EventCodeSet All { get; } = MakeAll();

    /// <summary>The set of some codes.</summary>
    public static EventCodeSet Of(params ReadOnlySpan<EventCode> codes)
    {
        var set = Empty;
        foreach (var code in codes) set = set.With(code);
        return set;
    }

    /// <summary>The number of codes.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < Words; i++) count += BitOperations.PopCount(_bits[i]);
            return count;
        }
    }

    /// <summary>Whether there is no code.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Whether a code is in the set.</summary>
    public bool Contains(EventCode code) => (int)code < EventTable.Count && (_bits[(int)code >> 6] & 1UL << (int)code) != 0;

    /// <summary>This set and one more code.</summary>
    public EventCodeSet With(EventCode code)
    {
        var bits = _bits;
        bits[(int)code >> 6] |= 1UL << (int)code;
        return new EventCodeSet(bits);
    }

    /// <summary>The codes of either set.</summary>
    public static EventCodeSet operator |(EventCodeSet left, EventCodeSet right)
    {
        var bits = left._bits;
        for (int i = 0; i < Words; i++) bits[i] |= right._bits[i];
        return new EventCodeSet(bits);
    }

    /// <summary>The codes of both sets.</summary>
    public static EventCodeSet operator &(EventCodeSet left, EventCodeSet right)
    {
        var bits = left._bits;
        for (int i = 0; i < Words; i++) bits[i] &= right._bits[i];
        return new EventCodeSet(bits);
    }

    /// <summary>The codes of the table that are not in the set.</summary>
    public static EventCodeSet operator ~(EventCodeSet set)
    {
        var bits = All._bits;
        for (int i = 0; i < Words; i++) bits[i] &= ~set._bits[i];
        return new EventCodeSet(bits);
    }

    /// <summary>The codes in ascending order.</summary>
    public IEnumerable<EventCode> Codes()
    {
        for (int code = 0; code < EventTable.Count; code++)
        {
            if (Contains((EventCode)code)) yield return (EventCode)code;
        }
    }

    /// <inheritdoc/>
    public bool Equals(EventCodeSet other) => ((ReadOnlySpan<ulong>)_bits).SequenceEqual(other._bits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EventCodeSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _bits[0].GetHashCode() ^ Count;

    /// <summary>Whether both hold the same codes.</summary>
    public static bool operator ==(EventCodeSet left, EventCodeSet right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(EventCodeSet left, EventCodeSet right) => !left.Equals(right);

    static EventCodeSet MakeAll()
    {
        var set = Empty;
        for (int code = 0; code < EventTable.Count; code++) set = set.With((EventCode)code);
        return set;
    }

    [InlineArray(Words)]
    struct Bits
    {
        ulong _first;
    }
}
