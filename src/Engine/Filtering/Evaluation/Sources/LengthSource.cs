using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>len</c>: the bytes of a text or buffer, or the elements of a list.</summary>
sealed class LengthSource(ValueSource source) : ValueSource(FieldType.UInt64, isList: false)
{
    public override bool TryRead(scoped in EventContext context, out FieldValue value)
    {
        if (!source.TryRead(context, out value)) return false;
        ulong length = (ulong)value.Bytes.Length;
        if (source.IsList)
        {
            length = 0;
            for (var items = new ListItems(value.Bytes); items.MoveNext();) length++;
        }

        value = FieldValue.Of(length);
        return true;
    }
}
