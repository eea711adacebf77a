using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Listing;

/// <summary>Writes the list of <c>gyr rules list</c>.</summary>
/// <param name="writer">Where to.</param>
/// <param name="rules">What was loaded.</param>
/// <param name="isTerminal">Whether to use colour.</param>
sealed class RuleListWriter(TextWriter writer, RulesCompilation rules, bool isTerminal)
{
    /// <summary>One line a rule, in columns.</summary>
    public void Write(IReadOnlyList<RuleCompilation> selected)
    {
        int name = selected.Select(r => r.Rule.Name.Length).DefaultIfEmpty().Max();
        int priority = Priorities.Names.Max(p => p.Length);
        foreach (var rule in selected)
        {
            bool isInForce = rules.IsInForce(rule);
            string text = $"{rule.Rule.Priority.Name().PadRight(priority)}  {(isInForce ? "on " : "off")}  {rule.Rule.Name.PadRight(name)}  {rule.Place.FileAndLine}";
            string tags = rule.Rule.Tags.Count == 0 ? "" : $"  {string.Join(' ', rule.Rule.Tags)}";
            writer.WriteLine(isTerminal ? $"{(isInForce ? "" : "\e[2m")}{text}\e[2m{tags}\e[0m" : text + tags);
        }

        writer.WriteLine($"{selected.Count} rule{(selected.Count == 1 ? "" : "s")}, {selected.Count(rules.IsInForce)} in force");
    }

    /// <summary>An array with one object a rule.</summary>
    public void WriteJson(IReadOnlyList<RuleCompilation> selected) => JsonOutput.WriteIndented(writer, json =>
    {
        json.WriteStartArray();
        foreach (var rule in selected)
        {
            json.WriteStartObject();
            json.WriteString("name", rule.Rule.Name);
            json.WriteString("priority", rule.Rule.Priority.Name());
            json.WriteString("source", rule.Rule.Source);
            json.WriteBoolean("in_force", rules.IsInForce(rule));
            json.WriteString("place", rule.Place.FileAndLine);
            json.WriteStartArray("tags");
            foreach (string tag in rule.Rule.Tags) json.WriteStringValue(tag);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
