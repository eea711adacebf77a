using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Hosting;

/// <summary>Finds the rule that a person names.</summary>
static class RuleLookup
{
    /// <summary>The rule of this name.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public static RuleCompilation Find(this RulesCompilation rules, string name)
    {
        if (rules.Rules.FirstOrDefault(r => r.Rule.Name == name) is { } rule) return rule;
        string? closest = Suggestions.Closest(name, rules.Rules.Select(r => r.Rule.Name));
        throw new ConfigurationException($"Rule \"{name}\" is not loaded{(closest is null ? "" : $"; did you mean \"{closest}\"?")}");
    }
}
