using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>tolower</c> and <c>toupper</c>: the letters of ASCII, of a text or of every element of a list.</summary>
sealed class CaseSource(ValueSource source, bool upper) : ValueSource(source.Type, source.IsList)
{
    public override bool TryRead(scoped in EventContext context, out FieldValue value)
    {
        if (!source.TryRead(context, out value)) return false;
        var changed = context.Scratch.Take(value.Bytes.Length);
        value.Bytes.CopyTo(changed);
        if (IsList)
        {
            for (var rest = changed; rest.Length >= 4;)
            {
                int length = Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(rest), rest.Length - 4);
                Change(rest.Slice(4, length));
                rest = rest[(4 + length)..];
            }
        }
        else
        {
            Change(changed);
        }

        value = FieldValue.Of(changed);
        return true;
    }

    void Change(Span<byte> text)
    {
        foreach (ref byte b in text) b = upper ? AsciiText.ToUpper(b) : AsciiText.ToLower(b);
    }
}
