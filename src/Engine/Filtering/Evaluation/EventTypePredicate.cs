using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// Compares the type of the event with names. Most codes have one name, so the answer is one bit; only for those that share a
/// code is the event read.
/// </summary>
sealed class EventTypePredicate(BoundField field, EventCodeSet codes, EventCodeSet shared, ValueTest test)
    : FilterNode(field.Field.Scope, Estimate.Of(field.Field.Scope, test))
{
    internal override bool AsksForType => true;

    /// <summary>The result for every event of a code; null when it depends on the event.</summary>
    public bool? IsFixed(EventCode code) => shared.Contains(code) ? null : codes.Contains(code);

    private protected override bool Compute(scoped in EventContext context)
    {
        var code = context.Event.Code;
        return shared.Contains(code) ? field.TryExtract(context, out var value) && test.Matches(value) : codes.Contains(code);
    }
}
