namespace Gyrfalcon.Engine.Explaining;

/// <summary>Why a rule did or did not fire on one event.</summary>
public sealed class Explanation
{
    readonly PartTruth[] _truths;
    readonly Dictionary<CheckedValue, FieldReading> _readings;

    internal Explanation(PartTruth[] truths, Dictionary<CheckedValue, FieldReading> readings)
    {
        _truths = truths;
        _readings = readings;
    }

    /// <summary>The number of the event (<c>evt.num</c>).</summary>
    public required long Number { get; init; }

    /// <summary>When it happened, nanoseconds since the epoch.</summary>
    public required ulong Timestamp { get; init; }

    /// <summary>What the event is: its time, its type, its process, its descriptor. What has no value, or an empty one, is left out.</summary>
    public required IReadOnlyList<FieldReading> Facts { get; init; }

    /// <summary>Why no alert was raised; empty when one was.</summary>
    public required IReadOnlyList<Obstacle> Obstacles { get; init; }

    /// <summary>The checks that would have to come out differently for the condition to hold, as few as can be.</summary>
    public required IReadOnlyList<ConditionPart> Blockers { get; init; }

    /// <summary>What a part of the condition came to.</summary>
    public PartTruth TruthOf(ConditionPart part) => _truths[part.Id];

    /// <summary>The values that a check compares; none when it was not asked.</summary>
    public IEnumerable<FieldReading> ReadingsOf(ConditionPart check) =>
        TruthOf(check) == PartTruth.NotAsked ? [] : check.Values.Select(v => _readings[v]);

    /// <summary>The constant of a list that a check has met; null when it came to nothing, or to a constant that is of no list.</summary>
    public ListedConstant? MetBy(ConditionPart check)
    {
        if (TruthOf(check) != PartTruth.True || check.Constants.Count == 0) return null;
        var values = ReadingsOf(check).Select(r => r.Value).ToHashSet();
        return check.Constants.FirstOrDefault(c => values.Contains(c.Text));
    }

    /// <summary>
    /// Whether a part of a part decides what that came to: of a conjunction that holds every part does, of one that fails those
    /// that fail.
    /// </summary>
    public bool IsDecisive(ConditionPart part, ConditionPart of) =>
        of.Kind is not (PartKind.All or PartKind.Any) || TruthOf(part) == TruthOf(of);
}
