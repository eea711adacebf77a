using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>
/// What every part of a condition comes to, event after event. It is a plain walk in the order in which things were written,
/// where the engine goes the cheapest way; both come to the same truth.
/// </summary>
sealed class OutlineTruths(ConditionOutline outline)
{
    readonly PartTruth[] _truths = new PartTruth[outline.Count];

    /// <summary>What a part came to for the last event.</summary>
    public PartTruth this[ConditionPart part] => _truths[part.Id];

    /// <summary>What all parts came to, by their numbers.</summary>
    public PartTruth[] Copy() => [.. _truths];

    /// <summary>Asks everything about an event.</summary>
    /// <param name="context">The event.</param>
    /// <param name="isAsked">Whether the rule is asked of this event; if not, what remembers when it was asked is left alone.</param>
    public void Evaluate(scoped in EventContext context, bool isAsked)
    {
        Array.Clear(_truths);
        outline.Predicates.BeginEvent();
        Visit(outline.Root, isAsked, context);
    }

    // The parts of a macro are met wherever it is named.
    PartTruth Visit(ConditionPart part, bool isReached, scoped in EventContext context)
    {
        if (_truths[part.Id] != PartTruth.NotAsked) return _truths[part.Id];
        return _truths[part.Id] = part.Kind switch
        {
            PartKind.All => Join(part, PartTruth.False, isReached, context),
            PartKind.Any => Join(part, PartTruth.True, isReached, context),
            PartKind.Macro => Visit(part.Parts[0], isReached, context),
            PartKind.Check => Ask(part, isReached, context),
            _ => Visit(part.Parts[0], isReached, context) switch
            {
                PartTruth.True => PartTruth.False,
                PartTruth.False => PartTruth.True,
                _ => PartTruth.NotAsked,
            },
        };
    }

    PartTruth Join(ConditionPart part, PartTruth decisive, bool isReached, scoped in EventContext context)
    {
        var result = decisive == PartTruth.True ? PartTruth.False : PartTruth.True;
        foreach (var operand in part.Parts)
        {
            var truth = Visit(operand, isReached && result != decisive, context);
            if (truth == decisive || (truth == PartTruth.NotAsked && result != decisive)) result = truth;
        }

        return result;
    }

    static PartTruth Ask(ConditionPart check, bool isReached, scoped in EventContext context)
    {
        var node = check.Node!;
        if (node.KeepsItsPlace)
        {
            if (!isReached) return PartTruth.NotAsked;
            foreach (var value in check.Values) value.Remember(context);
        }

        return node.Evaluate(context) ? PartTruth.True : PartTruth.False;
    }
}
