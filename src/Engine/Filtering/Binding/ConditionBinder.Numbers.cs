using System.Globalization;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Binding;

public sealed partial class ConditionBinder
{
    // rule-language §6.3. Decimal only; smaller types are cut from 32 bits, as the reference's scanf does.
    ulong? ReadNumber(LiteralExpression constant, FieldType type)
    {
        string text = constant.Text.TrimStart();
        switch (type)
        {
            case FieldType.Bool:
                if (text is "true" or "false") return text == "true" ? 1UL : 0;
                Fail(constant.Span, $"filter error: unrecognized boolean value '{constant.Text}'; expected true or false");
                return null;
            case FieldType.Double:
                if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)) return BitConverter.DoubleToUInt64Bits(whole);
                break;
            case FieldType.Port when text.Length > 0 && !char.IsAsciiDigit(text[0]):
                if (ServiceNames.PortOf(text) is { } port) return port;
                Fail(constant.Span, $"'{constant.Text}' is not a valid port: expected a number from 0 to 65535 or a service name");
                return null;
            default:
                if (TryReadInteger(text, type, out ulong number)) return number;
                break;
        }

        Fail(constant.Span, $"{constant.Text} is not a valid number");
        return null;
    }

    static bool TryReadInteger(string text, FieldType type, out ulong number)
    {
        number = 0;
        bool isWide = type is FieldType.Int64 or FieldType.UInt64 or FieldType.Pid or FieldType.Fd or FieldType.RelTime or FieldType.AbsTime;
        if (!Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return false;
        if (value < (isWide ? long.MinValue : int.MinValue) || value > (isWide ? ulong.MaxValue : uint.MaxValue)) return false;
        number = type switch
        {
            FieldType.Int8 => (ulong)(sbyte)value,
            FieldType.Int16 => (ulong)(short)value,
            FieldType.Int32 => (ulong)(int)value,
            FieldType.UInt8 => (byte)value,
            FieldType.UInt16 or FieldType.Port => (ushort)value,
            FieldType.UInt32 => (uint)value,
            _ => (ulong)value,
        };
        return true;
    }

    Network? ReadNetwork(LiteralExpression constant, FieldType type)
    {
        string text = constant.Text;
        var network = type == FieldType.IpNet || text.Contains('/') ? Network.ParseNetwork(text) : Network.ParseAddress(text);
        network ??= type == FieldType.IpNet ? Network.ParseAddress(text) : null;
        if (network is null)
        {
            Fail(constant.Span, type == FieldType.IpNet
                ? $"unrecognized IP network {text}; expected address/length"
                : $"unrecognized IP address {text}");
        }

        return network;
    }
}
