using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Rules.Indexing;

/// <summary>Tells event codes apart by what rules can see of them: codes with the same signature are the same to every rule.</summary>
sealed class TypeSignatures
{
    readonly IReadOnlyList<CompiledRule> _rules;
    readonly List<EventTypePredicate> _checks = [];
    readonly HashSet<FilterNode> _seen = [];

    public TypeSignatures(IReadOnlyList<CompiledRule> rules)
    {
        _rules = rules;
        foreach (var rule in rules) AddChecks(rule.Condition);
    }

    /// <summary>Which rules want the code, and how their checks of the type come out for it; null when none wants it.</summary>
    public string? Of(EventCode code)
    {
        if (!_rules.Any(r => r.Events.Contains(code))) return null;
        return string.Create(_rules.Count + _checks.Count, (this, code), static (signature, of) =>
        {
            var (types, code) = of;
            int at = 0;
            foreach (var rule in types._rules) signature[at++] = rule.Events.Contains(code) ? '1' : '0';
            foreach (var check in types._checks) signature[at++] = check.IsFixed(code) switch { true => '1', false => '0', null => '?' };
        });
    }

    void AddChecks(FilterNode node)
    {
        if (!node.AsksForType || !_seen.Add(node)) return;
        switch (node)
        {
            case EventTypePredicate check:
                _checks.Add(check);
                break;
            case NotNode not:
                AddChecks(not.Operand);
                break;
            case AndNode and:
                foreach (var operand in and.Operands) AddChecks(operand);
                break;
            case OrNode or:
                foreach (var operand in or.Operands) AddChecks(operand);
                break;
        }
    }
}
