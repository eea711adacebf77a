using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>concat</c>: texts one behind the other; without one of them there is no value.</summary>
sealed class ConcatSource(ValueSource[] parts) : ValueSource(FieldType.String, isList: false)
{
    public override bool TryRead(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        var text = new ScratchText(context.Scratch);
        foreach (var part in parts)
        {
            if (!part.TryRead(context, out var read)) return false;
            text.Append(read.Bytes);
        }

        value = FieldValue.Of(text.Text);
        return true;
    }
}
