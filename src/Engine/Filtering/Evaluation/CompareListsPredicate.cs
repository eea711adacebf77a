using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether all elements of one list (<c>in</c>), or any (<c>intersects</c>), are in another; false when either is missing.</summary>
sealed class CompareListsPredicate(ValueSource left, ValueSource right, bool all) : FilterNode(left.Scope | right.Scope, Estimate.Of(left.Scope | right.Scope, null))
{
    private protected override bool Compute(scoped in EventContext context)
    {
        if (!left.TryGet(context, out var a) || !right.TryGet(context, out var b)) return false;
        foreach (var element in new ListElements(a.Bytes))
        {
            if (Contains(b.Bytes, element) != all) return !all;
        }

        return all;
    }

    static bool Contains(scoped ReadOnlySpan<byte> list, scoped ReadOnlySpan<byte> element)
    {
        foreach (var candidate in new ListElements(list))
        {
            if (candidate.SequenceEqual(element)) return true;
        }

        return false;
    }
}
