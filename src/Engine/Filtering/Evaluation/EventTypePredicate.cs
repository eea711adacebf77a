using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// Compares the type of the event with names. Most codes have one name, so the answer is one bit; only for those that share a
/// code is the event read.
/// </summary>
sealed class EventTypePredicate(BoundField field, EventCodeSet codes, EventCodeSet shared, ValueTest test) : FilterNode(field.Field.Scope)
{
    private protected override bool Compute(scoped in EventContext context)
    {
        var code = context.Event.Code;
        return shared.Contains(code) ? field.TryExtract(context, out var value) && test.Matches(value) : codes.Contains(code);
    }
}
