using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether all elements of a list (<c>in</c>), or any (<c>intersects</c>), are among constants.</summary>
sealed class ListPredicate(ValueSource source, ValueTest test, bool all) : FilterNode(source.Scope, Estimate.Of(source.Scope, test))
{
    private protected override bool Compute(scoped in EventContext context)
    {
        if (!source.TryGet(context, out var list)) return false;
        foreach (var element in new ListElements(list.Bytes))
        {
            var value = source.Type.IsNumber() ? FieldValue.Of(ListElements.AsNumber(element)) : FieldValue.Of(element);
            if (test.Matches(value) != all) return !all;
        }

        return all;
    }
}
