using System.Globalization;
using System.Text;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>
/// A set of code points, written as .NET reads it. .NET matches UTF-16 units, so what lies above U+FFFF is written as pairs of
/// surrogates; values hold no unpaired ones.
/// </summary>
sealed class CharacterRanges
{
    const int Largest = 0x10FFFF;

    List<(int Low, int High)> _ranges = [];

    /// <summary>Adds the code points from one to another.</summary>
    public void Add(int low, int high) => _ranges.Add((low, high));

    /// <summary>Adds a POSIX class, or with <c>^</c> before its name all but it; false when there is none of that name.</summary>
    public bool TryAddClass(string name)
    {
        bool negated = name.StartsWith('^');
        string? members = name[(negated ? 1 : 0)..] switch
        {
            "alnum" => "09AZaz",
            "alpha" => "AZaz",
            "ascii" => "\0\x7f",
            "blank" => "\t\t  ",
            "cntrl" => "\0\x1f\x7f\x7f",
            "digit" => "09",
            "graph" => "!~",
            "lower" => "az",
            "print" => " ~",
            "punct" => "!/:@[`{~",
            "space" => "\t\r  ",
            "upper" => "AZ",
            "word" => "09AZaz__",
            "xdigit" => "09AFaf",
            _ => null,
        };
        if (members is null) return false;
        var own = new CharacterRanges();
        for (int i = 0; i < members.Length; i += 2) own.Add(members[i], members[i + 1]);
        if (negated) own.Invert();
        _ranges.AddRange(own._ranges);
        return true;
    }

    /// <summary>Makes it the set of all other code points.</summary>
    public void Invert()
    {
        List<(int, int)> inverted = [];
        int next = 0;
        foreach (var (low, high) in Merged())
        {
            if (low > next) inverted.Add((next, low - 1));
            next = high + 1;
        }

        if (next <= Largest) inverted.Add((next, Largest));
        _ranges = inverted;
    }

    /// <summary>Writes an expression that matches one code point of the set.</summary>
    public void AppendTo(StringBuilder output)
    {
        var units = new StringBuilder();
        List<string> pairs = [];
        foreach (var (low, high) in Merged())
        {
            AppendUnits(units, low, Math.Min(high, 0xD7FF));
            AppendUnits(units, Math.Max(low, 0xE000), Math.Min(high, 0xFFFF));
            if (high > 0xFFFF) AddPairs(pairs, Math.Max(low, 0x10000), high);
        }

        if (units.Length > 0) pairs.Insert(0, $"[{units}]");
        // An empty set matches nothing at all.
        if (pairs.Count == 0) pairs.Add(@"[^\0-\uFFFF]");
        output.Append(pairs.Count == 1 && units.Length > 0 ? pairs[0] : $"(?:{string.Join('|', pairs)})");
    }

    /// <summary>Writes an expression that matches one code point.</summary>
    public static void AppendRune(StringBuilder output, int rune)
    {
        if (rune < 0x80 && char.IsAsciiLetterOrDigit((char)rune)) output.Append((char)rune);
        else if (rune <= 0xFFFF) AppendUnit(output, rune);
        else output.Append("(?:").Append(Escaped(HighOf(rune))).Append(Escaped(LowOf(rune))).Append(')');
    }

    IEnumerable<(int Low, int High)> Merged()
    {
        int low = -1, high = -1;
        foreach (var range in _ranges.Order())
        {
            if (low >= 0 && range.Low <= high + 1)
            {
                high = Math.Max(high, range.High);
                continue;
            }

            if (low >= 0) yield return (low, high);
            (low, high) = range;
        }

        if (low >= 0) yield return (low, high);
    }

    static void AppendUnits(StringBuilder units, int low, int high)
    {
        if (low > high) return;
        AppendUnit(units, low);
        if (high > low) AppendUnit(units.Append('-'), high);
    }

    // Each of the code points from low to high as a pair of surrogates.
    static void AddPairs(List<string> pairs, int low, int high)
    {
        int from = HighOf(low), to = HighOf(high);
        if (from == to)
        {
            pairs.Add($"{Escaped(from)}[{Escaped(LowOf(low))}-{Escaped(LowOf(high))}]");
            return;
        }

        if (LowOf(low) != 0xDC00) pairs.Add($"{Escaped(from++)}[{Escaped(LowOf(low))}-\\uDFFF]");
        if (LowOf(high) != 0xDFFF) pairs.Add($"{Escaped(to--)}[\\uDC00-{Escaped(LowOf(high))}]");
        if (from <= to) pairs.Add($"[{Escaped(from)}-{Escaped(to)}][\\uDC00-\\uDFFF]");
    }

    static void AppendUnit(StringBuilder output, int unit) => output.Append(Escaped(unit));

    static string Escaped(int unit) => "\\u" + unit.ToString("X4", CultureInfo.InvariantCulture);

    static int HighOf(int rune) => 0xD800 + ((rune - 0x10000) >> 10);

    static int LowOf(int rune) => 0xDC00 + ((rune - 0x10000) & 0x3FF);
}
