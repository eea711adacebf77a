using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>len()</c>: the bytes of a text or buffer, the elements of a list.</summary>
sealed class LengthTransformer(ValueSource source, string key) : ValueSource(FieldType.UInt64, isList: false, source.Scope, key)
{
    public override bool TryGet(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        if (!source.TryGet(context, out var input)) return false;
        ulong length = (ulong)input.Bytes.Length;
        if (source.IsList)
        {
            length = 0;
            foreach (var _ in new ListElements(input.Bytes)) length++;
        }

        value = FieldValue.Of(length);
        return true;
    }
}
