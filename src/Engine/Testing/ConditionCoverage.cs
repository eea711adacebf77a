using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Gathers over tests which checks of the conditions of rules have decided anything.</summary>
public sealed class ConditionCoverage
{
    readonly RuleCoverage[] _rules;
    readonly Scratch _scratch = new();

    /// <summary>Begins with nothing decided.</summary>
    /// <param name="rules">The rules.</param>
    public ConditionCoverage(RulesCompilation rules) =>
        _rules = [.. rules.Rules.Where(r => r.Definition.KnownSource == rules.Ruleset.Source).Select(r => new RuleCoverage(rules, r))];

    /// <summary>The rules in the order of definition.</summary>
    public IReadOnlyList<RuleCoverage> Rules => _rules;

    /// <summary>Looks at every event of a test once more: each check is asked, also those that the engine would not have needed.</summary>
    /// <exception cref="CaptureException">The capture of the test cannot be read.</exception>
    public void Add(RuleTest test, RuleTestRunner runner)
    {
        var host = new HostState();
        HashSet<RuleCoverage> asked = [];
        long number = 0;
        using var events = runner.Open(test);
        while (events.Read(out var view) == ReadResult.Event)
        {
            if (view.Info is not null) number++;
            var context = new EventContext(view, number, host, _scratch);
            host.Apply(ref context);
            if (!view.IsForRules || test.Filter?.Matches(context) == false) continue;
            foreach (var rule in _rules)
            {
                if (!rule.Rule.Events.Contains(view.Code)) continue;
                rule.Look(context);
                asked.Add(rule);
            }
        }

        foreach (var rule in _rules)
        {
            if (test.Fires.Any(f => f.Rule.Value == rule.Rule.Rule.Name)) rule.FiringTests++;
            else if (asked.Contains(rule) && test.IsSilent(rule.Rule.Rule.Name)) rule.SilentTests++;
        }
    }
}
