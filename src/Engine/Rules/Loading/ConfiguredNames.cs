using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Warns of names and tags in the configuration that no rule has, be it enabled or not; the reference says nothing of them.</summary>
sealed class ConfiguredNames(IReadOnlyList<RuleDefinition> rules, DiagnosticBag diagnostics)
{
    public void Check(RulesOptions options)
    {
        foreach (var selection in options.Selections)
        {
            if (selection.Rule is { } name && !rules.Any(r => Wildcard.Matches(name.Text, r.Name))) WarnOfRule(name);
            if (selection.Tag is { } tag) CheckTag(tag);
        }

        foreach (var output in options.AppendedOutputs)
        {
            if (output.Rule is { } name && !rules.Any(r => r.Name == name.Text)) WarnOfRule(name);
            foreach (var tag in output.Tags) CheckTag(tag);
        }
    }

    void CheckTag(MappedText tag)
    {
        if (!rules.Any(r => r.Tags.Contains(tag.Text))) Warn($"no rule has the tag '{tag.Text}'", tag, rules.SelectMany(r => r.Tags));
    }

    void WarnOfRule(MappedText name) => Warn($"no rule is named '{name.Text}'", name, rules.Select(r => r.Name));

    void Warn(string message, MappedText written, IEnumerable<string> known) =>
        diagnostics.Warning(LoadCodes.Configuration, message, written.Span(0, written.Text.Length), Suggestions.Closest(written.Text, known));
}
