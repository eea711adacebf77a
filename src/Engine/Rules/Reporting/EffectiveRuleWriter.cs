using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules.Loading;

namespace Gyrfalcon.Engine.Rules.Reporting;

/// <summary>
/// Writes a rule as it stands after everything that was appended to it and overridden, as an item of a rules file, with the file
/// and line of each part behind it.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="rules">What was loaded.</param>
public sealed class EffectiveRuleWriter(TextWriter writer, RulesCompilation rules)
{
    // Where places begin, unless a value reaches further.
    const int PlaceColumn = 60;

    /// <summary>Writes the rule.</summary>
    public void Write(RuleCompilation rule)
    {
        var definition = rule.Definition;
        WriteLine($"- rule: {Scalar(definition.Name)}", [definition.Location.Span]);
        WriteBlock("desc", [definition.Description], definition);
        WriteBlock("condition", Parts(definition.Condition), definition);
        WriteBlock("output", Parts(definition.Output), definition);
        WriteValue("priority", definition.Priority.Name().ToUpperInvariant(), definition, isDefault: false);
        WriteValue("source", definition.Source, definition, definition.Source == "syscall");
        WriteValue("enabled", definition.IsEnabled ? "true" : "false", definition, definition.IsEnabled);
        WriteValue("warn_evttypes", definition.WarnsOfEventTypes ? "true" : "false", definition, definition.WarnsOfEventTypes);
        WriteValue("skip-if-unknown-filter", definition.SkipsUnknownFilter ? "true" : "false", definition, !definition.SkipsUnknownFilter);
        WriteValue("capture", definition.Captures ? "true" : "false", definition, !definition.Captures);
        WriteValue("capture_duration", $"{definition.CaptureDuration}", definition, definition.CaptureDuration == 0);
        WriteValue("tags", $"[{string.Join(", ", definition.Tags.Select(Scalar))}]", definition, definition.Tags.Count == 0);
        WriteExceptions(definition);
        WriteReferences(definition);
        if (!rules.IsInForce(rule)) writer.WriteLine("# It is not in force: it is disabled, or below the minimum priority.");
    }

    void WriteValue(string key, string value, RuleDefinition definition, bool isDefault)
    {
        var places = definition.Places.Of(key);
        if (!isDefault || places.Count > 0) WriteLine($"  {key}: {value}", places);
    }

    void WriteBlock(string key, IEnumerable<string> parts, RuleDefinition definition)
    {
        WriteLine($"  {key}: >-", definition.Places.Of(key));
        foreach (string line in parts.SelectMany(p => p.Split('\n')).Select(l => l.Trim()).Where(l => l.Length > 0)) writer.WriteLine($"    {line}");
    }

    void WriteExceptions(RuleDefinition definition)
    {
        if (definition.Exceptions.Count == 0) return;
        WriteLine("  exceptions:", definition.Places.Of("exceptions"));
        foreach (var exception in definition.Exceptions)
        {
            WriteLine($"    - name: {Scalar(exception.Name)}", [exception.Span]);
            if (exception.Fields is { } fields) writer.WriteLine($"      fields: {Entry(fields)}");
            if (exception.Comparisons is { } comparisons) writer.WriteLine($"      comps: {Entry(comparisons)}");
            if (exception.Values.Count == 0) continue;
            writer.WriteLine("      values:");
            foreach (var value in exception.Values) WriteLine($"        - {Entry(value)}", [value.Span]);
        }
    }

    // What the condition names is part of what the rule does.
    void WriteReferences(RuleDefinition definition)
    {
        if (ConditionParser.Parse(definition.Condition.Trim(), new DiagnosticBag()) is not { } tree) return;
        var details = ConditionDetails.Of(tree);
        foreach (string name in details.Macros)
        {
            if (rules.Collector.Macros.TryFind(name, out var macro)) WriteLine($"# macro {name}", [macro.Span]);
        }

        foreach (string name in details.Values)
        {
            if (rules.Collector.Lists.TryFind(name, out var list)) WriteLine($"# list {name}", [list.Span]);
        }
    }

    void WriteLine(string text, IReadOnlyList<SourceSpan> places)
    {
        if (places.Count == 0) writer.WriteLine(text);
        else writer.WriteLine($"{text.PadRight(PlaceColumn)} # {string.Join(", ", places.Select(p => p.FileAndLine))}");
    }

    // Text that was appended stands on a line of its own.
    static List<string> Parts(MappedText text)
    {
        List<string> parts = [];
        var pieces = text.Pieces;
        int start = 0;
        for (int i = 1; i <= pieces.Length; i++)
        {
            if (i < pieces.Length && pieces[i].IsOfSamePlaceAs(pieces[i - 1])) continue;
            int end = i < pieces.Length ? pieces[i].Start : text.Text.Length;
            parts.Add(text.Text[start..end]);
            start = end;
        }

        return parts;
    }

    static string Entry(ExceptionEntry entry) => entry.Items is { } items ? $"[{string.Join(", ", items.Select(Entry))}]" : Scalar(entry.Text);

    // A JSON string is a YAML scalar in double quotes.
    static string Scalar(string text)
    {
        bool isPlain = text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or '/' or '(' or ')')
            && !text.EndsWith(' ') && !bool.TryParse(text, out _);
        return isPlain ? text : $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
    }
}
