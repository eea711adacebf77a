using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// A list written in a condition: constants, fields and transformers. Numbers become text; the elements of a list become its own.
/// NULL when any part is.
/// </summary>
sealed class ListSource(ValueSource[] parts, FieldScope scope, string key) : ValueSource(FieldType.String, isList: true, scope, key)
{
    public override bool TryGet(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        var list = new ScratchText(context.Scratch);
        foreach (var part in parts)
        {
            if (!part.TryGet(context, out var piece)) return false;
            if (part.IsList)
            {
                list.Append(piece.Bytes);
            }
            else if (part.Type.IsNumber())
            {
                var digits = new ScratchText(context.Scratch);
                AppendNumber(ref digits, part, piece.Number);
                ListElements.Append(ref list, digits.Text);
            }
            else
            {
                ListElements.Append(ref list, piece.Bytes);
            }
        }

        value = FieldValue.Of(list.Text);
        return true;
    }

    static void AppendNumber(ref ScratchText digits, ValueSource part, ulong number)
    {
        var format = part.Field?.Format ?? PrintFormat.Dec;
        if (part.Type == FieldType.Bool) digits.Append(number != 0 ? "true"u8 : "false"u8);
        else if (format == PrintFormat.Hex) digits.AppendHex(number, upper: true);
        else if (format == PrintFormat.Oct) digits.AppendOctal(number);
        else if (part.Type.NumberKind() == NumberKind.Signed) digits.AppendDecimal((long)number);
        else digits.AppendDecimal(number);
    }
}
