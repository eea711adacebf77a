using System.Globalization;

namespace Gyrfalcon.Engine.Yaml;

/// <summary>Reads scalars as yaml-cpp does, which is what rules files and falco.yaml were written for.</summary>
public static class YamlConvert
{
    /// <summary>
    /// A bool: <c>y, yes, true, on</c> and <c>n, no, false, off</c>, in lower or upper case or with a capital first letter.
    /// Quotes make no difference.
    /// </summary>
    public static bool TryBool(string text, out bool value)
    {
        value = false;
        if (!HasRegularCase(text)) return false;
        switch (text.ToLowerInvariant())
        {
            case "y" or "yes" or "true" or "on":
                value = true;
                return true;
            case "n" or "no" or "false" or "off":
                return true;
            default:
                return false;
        }
    }

    /// <summary>An unsigned number of 32 bits: decimal, <c>0x</c> hexadecimal, or octal with a leading 0.</summary>
    public static bool TryUInt32(string text, out uint value)
    {
        value = 0;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        if (text.Length < 2 || text[0] != '0') return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

        ulong octal = 0;
        foreach (char digit in text)
        {
            if (digit is < '0' or > '7') return false;
            octal = octal * 8 + (uint)(digit - '0');
            if (octal > uint.MaxValue) return false;
        }

        value = (uint)octal;
        return true;
    }

    static bool HasRegularCase(string text)
    {
        if (text.Length is 0 or > 5) return false;
        bool restIsLower = text.AsSpan(1).IndexOfAnyExceptInRange('a', 'z') < 0;
        bool restIsUpper = text.AsSpan(1).IndexOfAnyExceptInRange('A', 'Z') < 0;
        return char.IsAsciiLetterUpper(text[0]) ? restIsLower || restIsUpper : restIsLower;
    }
}
