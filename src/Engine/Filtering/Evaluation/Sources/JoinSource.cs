using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>join</c>: the elements of a list with a separator between them.</summary>
sealed class JoinSource(ValueSource separator, ValueSource list) : ValueSource(FieldType.String, isList: false)
{
    public override bool TryRead(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        if (!separator.TryRead(context, out var between) || !list.TryRead(context, out var elements)) return false;
        var text = new ScratchText(context.Scratch);
        bool first = true;
        for (var items = new ListItems(elements.Bytes); items.MoveNext(); first = false)
        {
            if (!first) text.Append(between.Bytes);
            text.Append(items.Current);
        }

        value = FieldValue.Of(text.Text);
        return true;
    }
}
