using System.Buffers.Binary;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A transformer that makes bytes of bytes; of a list it transforms each element.</summary>
abstract class ElementTransformer(ValueSource source, string key) : ValueSource(source.Type, source.IsList, source.Scope, key)
{
    public sealed override bool TryGet(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        if (!source.TryGet(context, out var input)) return false;
        if (!IsList)
        {
            if (!TryTransform(input.Bytes, context.Scratch, out var output)) return false;
            value = FieldValue.Of(output);
            return true;
        }

        // No element becomes longer.
        var list = context.Scratch.Take(input.Bytes.Length);
        int at = 0;
        foreach (var element in new ListElements(input.Bytes))
        {
            if (!TryTransform(element, context.Scratch, out var output)) return false;
            BinaryPrimitives.WriteInt32LittleEndian(list[at..], output.Length);
            output.CopyTo(list[(at + sizeof(int))..]);
            at += sizeof(int) + output.Length;
        }

        value = FieldValue.Of(list[..at]);
        return true;
    }

    /// <summary>Transforms one value into one that is no longer; false when that makes the whole value NULL.</summary>
    protected abstract bool TryTransform(ReadOnlySpan<byte> input, Scratch scratch, out ReadOnlySpan<byte> output);
}
