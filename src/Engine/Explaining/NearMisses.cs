namespace Gyrfalcon.Engine.Explaining;

/// <summary>
/// Gathers the events for which a condition failed by little. Those that failed by the same checks are one entry: a rule about a
/// few files fails on thousands of others in the same way.
/// </summary>
sealed class NearMisses
{
    // An explanation takes some kilobytes. What comes after so many that are as near is hardly looked at.
    const int MaxEntries = 200;

    readonly Dictionary<string, NearMiss> _entries = [];

    /// <summary>Counts an event.</summary>
    /// <returns>The entry when it is new and wants its first event explained; else null.</returns>
    public NearMiss? Add(IReadOnlyList<ConditionPart> blockers, int failingConjuncts)
    {
        string key = string.Join(' ', blockers.Select(b => b.Id));
        if (_entries.TryGetValue(key, out var known))
        {
            known.Count++;
            return null;
        }

        var entry = new NearMiss(failingConjuncts, blockers.Count) { Count = 1 };
        if (_entries.Count >= MaxEntries)
        {
            var farthest = _entries.MaxBy(e => Distance(e.Value));
            if (Distance(farthest.Value).CompareTo(Distance(entry)) <= 0) return null;
            _entries.Remove(farthest.Key);
        }

        _entries.Add(key, entry);
        return entry;
    }

    /// <summary>The nearest. Of those that are equally near the rare ones come first: what happens all the time is seldom what somebody looks for.</summary>
    public IReadOnlyList<NearMiss> Nearest(int count) =>
        [.. _entries.Values.OrderBy(Distance).ThenBy(e => e.Count).ThenBy(e => e.First.Number).Take(count)];

    static (int, int) Distance(NearMiss entry) => (entry.FailingConjuncts, entry.FailingChecks);
}
