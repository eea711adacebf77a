using System.Globalization;
using System.Text.RegularExpressions;

namespace Gyrfalcon.Live.Tests.Storms;

/// <summary>What became of the calls of one event type.</summary>
sealed record EventTotal(ulong Delivered, ulong Dropped, ulong Own)
{
    public ulong Calls => Delivered + Dropped + Own;

    public override string ToString() => $"{Delivered} delivered + {Dropped} dropped + {Own} own";
}

/// <summary>The table of events by type that the agent prints when it stops.</summary>
sealed partial class EventTotals
{
    readonly Dictionary<string, EventTotal> _byName = [];

    public EventTotals(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            if (Row().Match(line) is { Success: true } row)
                _byName[row.Groups[1].Value] = new(Number(row, 2), Number(row, 3), Number(row, 4));
    }

    /// <summary>The types of which any call was seen.</summary>
    public IEnumerable<string> Names => _byName.Keys.Where(name => name != "all");

    /// <summary>A type by its name in rules, or <c>all</c>; zeros when no call of it was seen.</summary>
    public EventTotal this[string name] => _byName.GetValueOrDefault(name) ?? new(0, 0, 0);

    static ulong Number(Match row, int group) => ulong.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^   (\w+) +(\d+) +(\d+) +(\d+)$")]
    private static partial Regex Row();
}
