using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>join()</c>: the elements of a list with a separator between them.</summary>
sealed class JoinTransformer(ValueSource separator, ValueSource list, string key)
    : ValueSource(FieldType.String, isList: false, separator.Scope | list.Scope, key)
{
    public override bool TryGet(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        if (!separator.TryGet(context, out var between) || !list.TryGet(context, out var elements)) return false;
        var text = new ScratchText(context.Scratch);
        bool first = true;
        foreach (var element in new ListElements(elements.Bytes))
        {
            if (!first) text.Append(between.Bytes);
            text.Append(element);
            first = false;
        }

        value = FieldValue.Of(text.Finish());
        return true;
    }
}
