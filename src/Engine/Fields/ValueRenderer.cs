using System.Buffers.Binary;
using System.Globalization;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Writes the value of a field as text and as JSON (<c>rule-language</c> §11).</summary>
static class ValueRenderer
{
    // The reference composes numbers and lists in a buffer of this size.
    const int LongestList = 1023;

    /// <summary>Adds the text of a field's value.</summary>
    public static void AppendText(ref ScratchText text, BoundField field, scoped FieldValue value)
    {
        if (field.Field.IsList) AppendList(ref text, field.Type, field.Format, value);
        else AppendOne(ref text, field.Type, field.Format, value);
    }

    /// <summary>Adds the text of a value that a transformer made.</summary>
    public static void AppendText(ref ScratchText text, FieldType type, bool isList, scoped FieldValue value)
    {
        if (isList) AppendList(ref text, type, PrintFormat.Dec, value);
        else AppendOne(ref text, type, PrintFormat.Dec, value);
    }

    /// <summary>Adds the value of a field as JSON: numbers and truth values as such, a list as an array, <c>null</c> without a value and false.</summary>
    public static bool AppendJson(ref ScratchText json, BoundField field, scoped in EventContext context)
    {
        if (field.Field.ExtractJson is { } extract)
        {
            if (!extract(context, field.Argument, out var number)) return AppendNull(ref json);
            json.AppendDecimal(number.Number);
            return true;
        }

        if (!field.TryExtractText(context, out var value)) return AppendNull(ref json);
        if (!field.Field.IsList)
        {
            AppendJsonOne(ref json, field.Type, field.Format, value, context.Scratch);
            return true;
        }

        json.Append((byte)'[');
        bool first = true;
        for (var rest = value.Bytes; TryTakeItem(ref rest, field.Type, out var item); first = false)
        {
            if (!first) json.Append((byte)',');
            AppendJsonOne(ref json, field.Type, field.Format, item, context.Scratch);
        }

        json.Append((byte)']');
        return true;
    }

    static bool AppendNull(ref ScratchText json)
    {
        json.Append("null"u8);
        return false;
    }

    static void AppendJsonOne(ref ScratchText json, FieldType type, PrintFormat format, scoped FieldValue value, Scratch scratch)
    {
        if (!ParameterTypes.IsBytes(type) && format is not (PrintFormat.Hex or PrintFormat.Oct))
        {
            // Seventeen digits hold every double; "0.0" is how the reference writes whole ones.
            if (type == FieldType.Double) AppendDouble(ref json, value.Number, "0.0################");
            else AppendOne(ref json, type, PrintFormat.Dec, value);
            return;
        }

        var text = new ScratchText(scratch);
        AppendOne(ref text, type, format, value);
        JsonText.AppendQuoted(ref json, text.Text);
    }

    static void AppendList(ref ScratchText text, FieldType type, PrintFormat format, scoped FieldValue list)
    {
        int start = text.Length;
        text.Append((byte)'(');
        bool first = true;
        for (var rest = list.Bytes; TryTakeItem(ref rest, type, out var item); first = false)
        {
            if (!first) text.Append((byte)',');
            AppendOne(ref text, type, format, item);
        }

        text.Append((byte)')');
        if (text.Length - start > LongestList) text.CutTo(start + LongestList);
    }

    static bool TryTakeItem(ref ReadOnlySpan<byte> list, FieldType type, out FieldValue item)
    {
        item = default;
        if (list.Length < 4) return false;
        int length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(list), (uint)(list.Length - 4));
        var bytes = list.Slice(4, length);
        list = list[(4 + length)..];
        item = ParameterTypes.IsBytes(type) || length != 8 ? FieldValue.Of(bytes) : FieldValue.Of(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        return true;
    }

    static void AppendOne(ref ScratchText text, FieldType type, PrintFormat format, scoped FieldValue value)
    {
        switch (type)
        {
            case FieldType.String or FieldType.Path:
                // What a transformer decoded may hold a NUL; the reference's text ends there.
                int end = value.Bytes.IndexOf((byte)0);
                text.Append(end < 0 ? value.Bytes : value.Bytes[..end]);
                break;
            case FieldType.Buffer:
                ParameterRenderer.AppendBuffer(ref text, value.Bytes);
                break;
            case FieldType.IpAddress:
                text.AppendAddress(value.Bytes);
                break;
            case FieldType.IpNet:
                // Networks are what such a field is compared with; as a value the reference shows this.
                text.Append("<IPNET>"u8);
                break;
            case FieldType.Bool:
                text.Append(value.Number != 0 ? "true"u8 : "false"u8);
                break;
            case FieldType.Double:
                AppendDouble(ref text, value.Number, "F1");
                break;
            default:
                AppendNumber(ref text, type, format, value.Number);
                break;
        }
    }

    static void AppendDouble(ref ScratchText text, ulong bits, string format)
    {
        Span<byte> digits = stackalloc byte[400];
        BitConverter.UInt64BitsToDouble(bits).TryFormat(digits, out int length, format, CultureInfo.InvariantCulture);
        text.Append(digits[..length]);
    }

    static void AppendNumber(ref ScratchText text, FieldType type, PrintFormat format, ulong number)
    {
        switch (format)
        {
            case PrintFormat.Hex:
                text.AppendHex(type is FieldType.Int32 ? (uint)number : number, upper: true);
                break;
            case PrintFormat.Oct:
                text.AppendOctal(number);
                break;
            case PrintFormat.PaddedDec:
                text.AppendPadded(number, 9);
                break;
            default:
                if (type is FieldType.Int8 or FieldType.Int16 or FieldType.Int32 or FieldType.Int64 or FieldType.Pid or FieldType.Fd) text.AppendDecimal((long)number);
                else text.AppendDecimal(number);
                break;
        }
    }
}
