namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Decides which rules are in force, and in what order they are asked (<c>rule-language</c> §8, §10).</summary>
static class RuleSelector
{
    /// <summary>Applies selections, in order, to what the files enable. A rule that a selection enables comes behind all that were enabled before.</summary>
    /// <param name="rules">The rules that may be in force, in the order of definition.</param>
    /// <param name="selections">The selections.</param>
    public static List<RuleCompilation> Select(IReadOnlyList<RuleCompilation> rules, IReadOnlyList<RuleSelection> selections)
    {
        List<RuleCompilation> selected = [.. rules.Where(r => r.Definition.IsEnabled)];
        foreach (var selection in selections)
        {
            if (selection.Rule is { Text: var pattern }) Switch(rule => Wildcard.Matches(pattern, rule.Name), selection.Enables);
            if (selection.Tag is { Text: var tag }) Switch(rule => rule.Tags.Contains(tag), selection.Enables);
        }

        return selected;

        void Switch(Func<RuleDefinition, bool> isMeant, bool enables)
        {
            if (enables) selected.AddRange(rules.Where(r => isMeant(r.Definition) && !selected.Contains(r)).ToList());
            else selected.RemoveAll(r => isMeant(r.Definition));
        }
    }
}
