namespace Gyrfalcon.Configuration;

/// <summary>Reads durations as Prometheus writes them: <c>1h30m</c>, <c>100ms</c>.</summary>
static class PrometheusDuration
{
    // The order of units is part of the form; each may be left out.
    static readonly (string Unit, double Milliseconds)[] s_units =
        [("y", 31_536_000_000), ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)];

    /// <summary>The duration; false when the text is none, or 10,000 days and more. White space is left out.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        string rest = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (rest.Length == 0) return false;
        double milliseconds = 0;
        for (int next = 0; rest.Length > 0;)
        {
            int digits = 0;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
            if (digits is 0 or > 15) return false;
            int letters = digits;
            while (letters < rest.Length && char.IsAsciiLetter(rest[letters])) letters++;
            int unit = Array.FindIndex(s_units, next, u => u.Unit == rest[digits..letters]);
            if (unit < 0) return false;
            milliseconds += double.Parse(rest[..digits], System.Globalization.CultureInfo.InvariantCulture) * s_units[unit].Milliseconds;
            rest = rest[letters..];
            next = unit + 1;
        }

        const double tooLong = 10_000 * 86_400_000.0;
        if (milliseconds >= tooLong) return false;
        duration = TimeSpan.FromMilliseconds(milliseconds);
        return true;
    }
}
