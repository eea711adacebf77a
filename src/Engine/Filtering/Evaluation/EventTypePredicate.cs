using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// Compares <c>evt.type</c> with names. Most codes have one name, so the answer is one bit; only the type of generic and
/// asynchronous events is read from the event.
/// </summary>
sealed class EventTypePredicate(BoundField field, EventCodeSet codes, ValueTest test) : FilterNode(field.Field.Scope)
{
    private protected override bool Compute(scoped in EventContext context)
    {
        var code = context.Event.Code;
        if (code is EventCode.GenericE or EventCode.GenericX or EventCode.AsynceventE or EventCode.AsynceventX || (int)code >= EventTable.Count)
            return field.TryExtract(context, out var value) && test.Matches(value);
        return codes.Contains(code);
    }
}
