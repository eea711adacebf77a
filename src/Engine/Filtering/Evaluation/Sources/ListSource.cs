using System.Buffers.Binary;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A list of texts made of other values; without one of them there is no list.</summary>
sealed class ListSource(ValueSource[] items) : ValueSource(FieldType.String, isList: true)
{
    public override bool TryRead(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        var text = new ScratchText(context.Scratch);
        Span<byte> prefix = stackalloc byte[4];
        foreach (var item in items)
        {
            if (!item.TryRead(context, out var part)) return false;
            BinaryPrimitives.WriteUInt32LittleEndian(prefix, (uint)part.Bytes.Length);
            text.Append(prefix);
            text.Append(part.Bytes);
        }

        value = FieldValue.Of(text.Text);
        return true;
    }
}
