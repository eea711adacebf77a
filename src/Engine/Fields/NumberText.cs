using System.Buffers.Text;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Writes floating-point numbers as C does.</summary>
static class NumberText
{
    /// <summary>Six significant digits without trailing zeros, as <c>%g</c>; the room must hold 32 bytes.</summary>
    public static void FormatGeneral(double number, Span<byte> room, out int length)
    {
        if (number == 0)
        {
            room[0] = (byte)'0';
            length = 1;
            return;
        }

        // d.ddddde±xx gives the exponent after rounding, which decides between the two forms.
        Utf8Formatter.TryFormat(number, room, out int scientific, new('e', 5));
        int e = room[..scientific].IndexOf((byte)'e');
        _ = Utf8Parser.TryParse(room[(e + (room[e + 1] == '+' ? 2 : 1))..scientific], out int exponent, out _);
        if (exponent is < -4 or >= 6)
        {
            int digits = TrimZeros(room[..e]);
            room[digits++] = (byte)'e';
            room[digits++] = (byte)(exponent < 0 ? '-' : '+');
            int magnitude = Math.Abs(exponent);
            Utf8Formatter.TryFormat(magnitude, room[digits..], out int written, new('D', 2));
            length = digits + written;
            return;
        }

        Utf8Formatter.TryFormat(number, room, out int plain, new('F', (byte)(5 - exponent)));
        length = TrimZeros(room[..plain]);
    }

    static int TrimZeros(ReadOnlySpan<byte> digits)
    {
        if (digits.IndexOf((byte)'.') < 0) return digits.Length;
        int length = digits.TrimEnd((byte)'0').Length;
        return digits[length - 1] == '.' ? length - 1 : length;
    }
}
