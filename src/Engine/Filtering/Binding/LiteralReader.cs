using System.Diagnostics.CodeAnalysis;
using System.Net;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>Reads constants by the type of the field that they are compared with (<c>rule-language</c> §6.3).</summary>
static class LiteralReader
{
    /// <summary>Reads a number of a type; narrow types keep the low bits of what scanf reads, as the reference does.</summary>
    public static bool TryReadNumber(FieldType type, string text, out ulong number, [NotNullWhen(false)] out string? error)
    {
        error = null;
        switch (type)
        {
            case FieldType.Bool:
                number = text == "true" ? 1UL : 0;
                if (text is "true" or "false") return true;
                error = $"'{text}' is neither true nor false";
                return false;
            case FieldType.Port:
                if (TryReadPort(text, out number)) return true;
                error = text.All(char.IsAsciiDigit) ? $"'{text}' is no port: it is above 65535" : $"'{text}' is neither a port number nor the name of a service";
                return false;
        }

        bool isNumber;
        if (type.NumberKind() == NumberKind.Unsigned)
        {
            isNumber = TryParseUnsigned(text, out number);
        }
        else
        {
            isNumber = TryParseSigned(text, out long signed);
            number = (ulong)signed;
        }

        if (!isNumber)
        {
            error = $"'{text}' is not a valid number: expected a decimal integer";
            return false;
        }

        number = type switch
        {
            FieldType.UInt8 => (byte)number,
            FieldType.UInt16 => (ushort)number,
            FieldType.UInt32 => (uint)number,
            FieldType.Int8 => (ulong)(sbyte)number,
            FieldType.Int16 => (ulong)(short)number,
            FieldType.Int32 => (ulong)(int)number,
            FieldType.Double => BitConverter.DoubleToUInt64Bits((int)number),
            _ => number,
        };
        return true;
    }

    /// <summary>Reads an address as inet_pton does.</summary>
    public static bool TryReadAddress(string text, [NotNullWhen(true)] out byte[]? address)
    {
        address = null;
        if (text.Contains('.', StringComparison.Ordinal)) return TryReadIpv4(text, out address);
        // IPAddress takes more than addresses (scopes, ports, brackets), but none of it with these characters alone.
        if (!text.Contains(':', StringComparison.Ordinal) || !text.All(c => c == ':' || char.IsAsciiHexDigit(c))) return false;
        if (!IPAddress.TryParse(text, out var parsed)) return false;
        address = parsed.GetAddressBytes();
        return true;
    }

    /// <summary>Reads <c>address/bits</c>.</summary>
    public static bool TryReadNetwork(string text, [NotNullWhen(true)] out byte[]? address, out int bits, [NotNullWhen(false)] out string? error)
    {
        bits = 0;
        address = null;
        error = null;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) error = $"'{text}' is not a network: expected address/bits such as 10.0.0.0/8";
        else if (!TryReadAddress(text[..slash], out address)) error = $"'{text[..slash]}' is not an ip address";
        // The reference takes /0 for IPv4 alone.
        else if (!TryParseUnsigned(text[(slash + 1)..], out ulong length) || length > (ulong)address.Length * 8 || (length == 0 && address.Length == 16))
            error = $"'{text[(slash + 1)..]}' is not a netmask: expected {(address.Length == 4 ? "0 to 32" : "1 to 128")}";
        else bits = (int)length;
        return error is null;
    }

    /// <summary>Reads pairs of hexadecimal digits.</summary>
    public static bool TryReadHex(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
        return bytes is not null;
    }

    /// <summary>Reads an unsigned number as scanf does: a minus wraps around, what is too large becomes the largest.</summary>
    public static bool TryParseUnsigned(string text, out ulong number)
    {
        number = 0;
        if (!TryParse(text, out bool negative, out UInt128 magnitude)) return false;
        if (magnitude > ulong.MaxValue) number = ulong.MaxValue;
        else number = negative ? 0 - (ulong)magnitude : (ulong)magnitude;
        return true;
    }

    /// <summary>Reads a signed number as scanf does: what is too large becomes the largest, what is too small the smallest.</summary>
    public static bool TryParseSigned(string text, out long number)
    {
        number = 0;
        if (!TryParse(text, out bool negative, out UInt128 magnitude)) return false;
        if (negative) number = magnitude > long.MaxValue ? long.MinValue : -(long)magnitude;
        else number = magnitude > long.MaxValue ? long.MaxValue : (long)magnitude;
        return true;
    }

    static bool TryParse(string text, out bool negative, out UInt128 magnitude)
    {
        negative = false;
        magnitude = 0;
        var rest = text.AsSpan().TrimStart(" \t\n\v\f\r");
        if (rest.Length > 0 && rest[0] is '+' or '-')
        {
            negative = rest[0] == '-';
            rest = rest[1..];
        }

        if (rest.IsEmpty) return false;
        foreach (char c in rest)
        {
            if (!char.IsAsciiDigit(c)) return false;
            // Beyond 64 bits only that it is too large is of interest.
            if (magnitude <= ulong.MaxValue) magnitude = magnitude * 10 + (uint)(c - '0');
        }

        return true;
    }

    static bool TryReadPort(string text, out ulong port)
    {
        port = 0;
        if (text.Length > 0 && !text.All(char.IsAsciiDigit)) return ServiceNames.TryFind(text, out port);
        return text.Length == 0 || (TryParseUnsigned(text, out port) && port <= ushort.MaxValue);
    }

    static bool TryReadIpv4(string text, [NotNullWhen(true)] out byte[]? address)
    {
        address = null;
        string[] parts = text.Split('.');
        if (parts.Length != 4) return false;
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++)
        {
            string part = parts[i];
            // A leading zero would mean octal to some and decimal to others.
            if (part.Length is 0 or > 3 || !part.All(char.IsAsciiDigit) || (part.Length > 1 && part[0] == '0')) return false;
            int value = int.Parse(part, System.Globalization.CultureInfo.InvariantCulture);
            if (value > 255) return false;
            bytes[i] = (byte)value;
        }

        address = bytes;
        return true;
    }
}
