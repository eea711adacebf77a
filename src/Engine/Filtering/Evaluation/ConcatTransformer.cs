using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>concat()</c>: texts one behind the other; NULL when any is.</summary>
sealed class ConcatTransformer(ValueSource[] parts, FieldScope scope, string key) : ValueSource(FieldType.String, isList: false, scope, key)
{
    public override bool TryGet(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        var text = new ScratchText(context.Scratch);
        foreach (var part in parts)
        {
            if (!part.TryGet(context, out var piece)) return false;
            text.Append(piece.Bytes);
        }

        // Not finished: the parts may have taken scratch behind the text.
        value = FieldValue.Of(text.Text);
        return true;
    }
}
