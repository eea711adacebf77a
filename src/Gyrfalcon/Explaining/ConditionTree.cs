using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Explaining;

namespace Gyrfalcon.Explaining;

/// <summary>
/// Lays out a condition as lines. The way to the checks that stand in its way is opened; any other macro is one line, with the
/// values that made it what it is.
/// </summary>
sealed class ConditionTree
{
    const int MaxLists = 3;

    readonly Explanation _explanation;
    readonly bool _opensAll;
    readonly HashSet<ConditionPart> _blocked = [];
    readonly HashSet<ConditionPart> _opened = [];
    readonly List<TreeRow> _rows = [];

    ConditionTree(Explanation explanation, bool opensAll)
    {
        _explanation = explanation;
        _opensAll = opensAll;
    }

    /// <summary>The lines of a condition.</summary>
    /// <param name="outline">The condition.</param>
    /// <param name="explanation">What its parts came to.</param>
    /// <param name="opensAll">Whether everything is opened.</param>
    public static IReadOnlyList<TreeRow> Lay(ConditionOutline outline, Explanation explanation, bool opensAll)
    {
        var tree = new ConditionTree(explanation, opensAll);
        tree.FindBlocked(outline.Root, []);
        var root = explanation.TruthOf(outline.Root);
        foreach (var conjunct in outline.Conjuncts) tree.Add(conjunct, 0, explanation.TruthOf(conjunct) == root);
        return tree._rows;
    }

    // The parts that hold a check which stands in the way, and those checks.
    bool FindBlocked(ConditionPart part, HashSet<ConditionPart> seen)
    {
        if (!seen.Add(part)) return _blocked.Contains(part);
        bool isBlocked = _explanation.Blockers.Contains(part);
        foreach (var inner in part.Parts) isBlocked |= FindBlocked(inner, seen);
        if (isBlocked) _blocked.Add(part);
        return isBlocked;
    }

    void Add(ConditionPart part, int depth, bool decides)
    {
        // A negation stands on the line of what it negates.
        var named = part.Kind == PartKind.Not ? part.Parts[0] : part;
        bool opens = Opens(named, decides);
        string text = part.Kind == PartKind.Exception ? $"exception {part.Text}" : part.Text;
        if (opens) text = HeadOf(part, text);
        bool blocks = named.Kind == PartKind.Check && _blocked.Contains(named);
        var weight = !decides ? RowWeight.None : blocks ? RowWeight.Blocks : RowWeight.Decides;
        string place = ShortPlace.Of(named.Definition?.Span ?? named.Place);
        if (blocks || _opensAll) place = string.Join(", ", ListsOf(named).Prepend(place));
        _rows.Add(new TreeRow(depth, _explanation.TruthOf(part), weight, text, opens ? "" : ValuesOf(named), place));
        if (opens) AddParts(named, depth + 1, decides);
    }

    // What a macro or an exception stands for is written out as if it stood there.
    void AddParts(ConditionPart part, int depth, bool decides)
    {
        foreach (var inner in part.Parts)
        {
            bool innerDecides = decides && _explanation.IsDecisive(inner, part);
            if (IsTransparent(part, inner)) AddParts(inner, depth, innerDecides);
            else Add(inner, depth, innerDecides);
        }
    }

    bool Opens(ConditionPart part, bool decides)
    {
        if (part.Kind == PartKind.Check) return false;
        if (_opensAll) return true;
        if (!decides) return false;
        // What a macro stands for is shown once.
        return part.Kind is PartKind.All or PartKind.Any || (_blocked.Contains(part) && _opened.Add(part.Parts[0]));
    }

    // Where a constant is that was met, or the lists that it would have to be in.
    IEnumerable<string> ListsOf(ConditionPart part)
    {
        if (part.Kind != PartKind.Check) return [];
        if (_explanation.MetBy(part) is { } met) return [$"{met.List.ItemName} {ShortPlace.Of(met.Place)}"];
        var lists = part.Lists.Select(l => $"{l.ItemName} {ShortPlace.Of(l.Span)}").ToList();
        return lists.Count > MaxLists ? lists.Take(MaxLists).Append($"and {lists.Count - MaxLists} more lists") : lists;
    }

    static bool IsTransparent(ConditionPart part, ConditionPart inner) =>
        part.Kind is PartKind.Macro or PartKind.Exception && inner.Kind is PartKind.All or PartKind.Any;

    // "all of", "not any of", "open_read: all of".
    static string HeadOf(ConditionPart part, string text)
    {
        var named = part.Kind == PartKind.Not ? part.Parts[0] : part;
        string negation = part == named ? "" : "not ";
        return named.Kind switch
        {
            PartKind.All => $"{negation}all of",
            PartKind.Any => $"{negation}any of",
            PartKind.Macro or PartKind.Exception when named.Parts[0].Kind is PartKind.All or PartKind.Any => $"{text}: {HeadOf(named.Parts[0], "")}",
            _ => text,
        };
    }

    string ValuesOf(ConditionPart part)
    {
        var readings = Deciding(part).DistinctBy(r => r.Name).ToList();
        // The name of the only field need not be said again beside its check.
        if (readings is [var only] && part.Kind == PartKind.Check && part.Text.StartsWith(only.Name, StringComparison.Ordinal)) return DiagnosticRenderer.Clean(ValueOf(only));
        return DiagnosticRenderer.Clean(string.Join("  ", readings.Select(r => r.Value is null ? $"{r.Name}: {ValueOf(r)}" : $"{r.Name}={ValueOf(r)}")));
    }

    // The values of the checks that made a part what it is.
    IEnumerable<FieldReading> Deciding(ConditionPart part) =>
        part.Kind == PartKind.Check ? _explanation.ReadingsOf(part) : part.Parts.Where(p => _explanation.IsDecisive(p, part)).SelectMany(Deciding);

    static string ValueOf(FieldReading reading) => reading.Value switch
    {
        null => $"no value, {reading.Missing}",
        "" => "\"\"",
        var value => value,
    };
}
