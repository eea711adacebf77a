using System.Globalization;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Explaining;

/// <summary>Writes what was found out about a rule, for people.</summary>
/// <param name="writer">Where to.</param>
/// <param name="style">How it looks.</param>
/// <param name="explainer">What was found out.</param>
/// <param name="rule">The rule.</param>
/// <param name="opensAll">Whether everything is opened.</param>
sealed class ExplanationWriter(TextWriter writer, OutputStyle style, RuleExplainer explainer, RuleCompilation rule, bool opensAll)
{
    // More types than this say no more than their number.
    const int MaxTypes = 12;

    // Parts of a condition are seldom longer; those with constants are, and are cut.
    readonly int _longestText = style.Width * 2 / 5;

    /// <summary>Writes which rule it is.</summary>
    public void WriteTitle() => writer.WriteLine($"{style.Bold(Clean(rule.Rule.Name))}  {style.Faint(rule.Place.FileAndLine)}");

    /// <summary>Writes how the rule fared over all events: how many it looked at, and how many each part of its condition has stopped.</summary>
    public void WriteSummary()
    {
        if (explainer.Standing is { } standing) writer.WriteLine($"It is not in force: {Sentence(standing)}");
        writer.WriteLine($"{Number(explainer.EventCount)} events, {Number(explainer.LookedAtCount)} of {Types()}. {Outcome()}");
        if (explainer.LookedAtCount == 0) return;
        writer.WriteLine();
        writer.WriteLine(style.Faint($"{"stopped",12} {"alone",10}  part of the condition"));
        foreach (var tally in explainer.Tallies)
        {
            string text = Column(TextOf(tally.Part), _longestText);
            string line = $"{Number(tally.Stopped),12} {Number(tally.StoppedAlone),10}  {text}";
            writer.WriteLine($"{(tally.Stopped == explainer.LookedAtCount ? style.Bold(line) : line)}  {style.Faint(ShortPlace.Of(tally.Part.Place))}");
        }
    }

    /// <summary>Writes why the condition failed for one event that stands for others.</summary>
    public void Write(NearMiss miss)
    {
        writer.WriteLine();
        // One that holds stands in the way of a negation.
        string checks = string.Join(", ", miss.First.Blockers.Select(b => miss.First.TruthOf(b) == PartTruth.True ? $"not {b.Text}" : b.Text));
        string title = $"{Plural(miss.Count, "event")} failed by {Plural(miss.First.Blockers.Count, "check")}: {checks}";
        writer.WriteLine(style.Bold(style.Fit(Clean(title), style.Width)));
        Write(miss.First);
    }

    /// <summary>Writes why the rule did or did not fire on an event.</summary>
    public void Write(Explanation explanation)
    {
        string? time = explanation.Facts.FirstOrDefault(f => f.Name == "evt.time")?.Value;
        var facts = explanation.Facts.Where(f => f.Name != "evt.time").Select(f => $"{f.Name}={f.Value}");
        writer.WriteLine(style.Fit(Clean($"event {explanation.Number} at {time}: {string.Join(' ', facts)}"), style.Width));
        if (explanation.Obstacles.Count == 0) writer.WriteLine("fired");
        foreach (var obstacle in explanation.Obstacles) writer.WriteLine($"did not fire: {Sentence(obstacle)}");
        WriteTree(ConditionTree.Lay(explainer.Outline, explanation, opensAll));
    }

    void WriteTree(IReadOnlyList<TreeRow> rows)
    {
        int texts = Math.Min(_longestText, rows.Max(r => Indent(r) + r.Text.Length));
        int room = style.Width - texts - Math.Min(style.Width / 4, rows.Max(r => r.Place.Length)) - "  + ".Length - 4;
        int values = Math.Min(Math.Max(20, room), rows.Max(r => r.Values.Length));
        foreach (var row in rows)
        {
            string text = Column(row.Text, texts - Indent(row)), value = Column(row.Values, values);
            string line = row.Weight switch
            {
                RowWeight.None => style.Faint($"{text}  {value}"),
                RowWeight.Decides => $"{text}  {value}",
                _ => style.Bold($"{text}  {value}"),
            };
            writer.WriteLine($"  {new string(' ', Indent(row))}{style.Mark(row.Truth)} {line}  {style.Faint(Clean(row.Place))}");
        }
    }

    string Column(string text, int width) => style.Fit(Clean(text), width).PadRight(width);

    static int Indent(TreeRow row) => 2 * row.Depth;

    string Types()
    {
        var types = explainer.EventTypes;
        if (types.Count == 0) return "any type, as the rule names none";
        return types.Count > MaxTypes ? $"the {types.Count} types that the rule looks at" : $"the types that the rule looks at ({string.Join(", ", types)})";
    }

    string Outcome()
    {
        if (explainer.LookedAtCount == 0) return "It was asked of none of them.";
        if (explainer.HeldCount == 0) return "Its condition held for none of them.";
        string held = $"Its condition held for {Number(explainer.HeldCount)} of them";
        return explainer.FiredCount == explainer.HeldCount ? $"{held}, and it fired." : $"{held}, and it fired on {Number(explainer.FiredCount)}.";
    }

    static string TextOf(ConditionPart part) => part.Kind == PartKind.Exception ? $"exception {part.Text}" : part.Text;

    static string Sentence(Obstacle obstacle) => Clean(obstacle.Place is { } place ? $"{obstacle.Text} ({place.FileAndLine})" : obstacle.Text);

    static string Plural(long count, string noun) => count == 1 ? $"1 {noun}" : $"{Number(count)} {noun}s";

    static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Clean(string text) => DiagnosticRenderer.Clean(text);
}
