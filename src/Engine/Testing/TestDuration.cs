namespace Gyrfalcon.Engine.Testing;

/// <summary>Time spans as people write them: <c>500ms</c>, <c>90s</c>, <c>1h30m</c>.</summary>
static class TestDuration
{
    const ulong Longest = 365ul * 24 * 3600 * 1_000_000_000;

    // The longer of two units that begin alike stands first.
    static readonly (string Name, ulong Nanoseconds)[] s_units =
    [
        ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000), ("d", 86_400_000_000_000),
    ];

    /// <summary>The time span in nanoseconds; false when the text is none, or one of more than a year.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ulong nanoseconds)
    {
        nanoseconds = 0;
        if (text.IsEmpty) return false;
        while (!text.IsEmpty)
        {
            int digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 18) return false;
            ulong count = ulong.Parse(text[..digits], provider: System.Globalization.CultureInfo.InvariantCulture);
            text = text[digits..];
            if (!TryTakeUnit(ref text, out ulong unit) || count > Longest / unit) return false;
            nanoseconds += count * unit;
            if (nanoseconds > Longest) return false;
        }

        return true;
    }

    static bool TryTakeUnit(ref ReadOnlySpan<char> text, out ulong nanoseconds)
    {
        foreach (var (name, value) in s_units)
        {
            if (!text.StartsWith(name)) continue;
            text = text[name.Length..];
            nanoseconds = value;
            return true;
        }

        nanoseconds = 0;
        return false;
    }
}
