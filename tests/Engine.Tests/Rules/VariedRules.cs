using System.Text;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>
/// Many rules made of few: copies whose names and paths differ, each in the same way wherever it occurs in the copy, as if every
/// team had written its own. Event types, flags and the like stay, so each copy is asked about the same events.
/// </summary>
sealed class VariedRules
{
    // Texts that name one of a few things the kernel knows, and would only be false otherwise.
    static readonly HashSet<string> s_fixed =
    [
        "evt.type", "evt.dir", "evt.category", "evt.res", "evt.arg.flags", "evt.arg.mode", "evt.arg.request", "evt.arg.domain", "evt.arg.res",
        "fd.type", "fd.types", "fd.typechar", "fd.l4proto", "container.id", "thread.cap_permitted", "thread.cap_effective", "syscall.type",
    ];

    static readonly OutputFormat s_output = OutputFormat.Compile(MappedText.Whole(new SourceText("output", "o")), SyscallSource.Instance, new DiagnosticBag())!;

    /// <summary>Makes the rules.</summary>
    /// <param name="originals">The rules to vary.</param>
    /// <param name="count">How many are wanted. The first ones are the originals; a part of a copy is spread over all of them.</param>
    public VariedRules(IReadOnlyList<(string Name, FilterExpression Tree)> originals, int count)
    {
        int copies = count / originals.Count;
        int rest = count % originals.Count;
        HashSet<string> distinct = [];
        int total = 0;
        for (int copy = 0; copy <= copies; copy++)
        {
            HashSet<string> own = [];
            for (int i = 0; i < originals.Count; i++)
            {
                if (copy == copies && i * rest / originals.Count == (i + 1) * rest / originals.Count) continue;
                var tree = Vary(originals[i].Tree, copy);
                Rules.Add(($"{originals[i].Name} {copy}", tree));
                AddChecks(tree, own);
            }

            total += own.Count;
            distinct.UnionWith(own);
        }

        DistinctShare = (double)distinct.Count / total;
    }

    /// <summary>The rules in order.</summary>
    public List<(string Name, FilterExpression Tree)> Rules { get; } = [];

    /// <summary>Different checks of all copies in relation to the sum of the different checks of each copy.</summary>
    public double DistinctShare { get; }

    /// <summary>Makes the rules ready.</summary>
    public Ruleset Compile(RuleMatching matching = RuleMatching.All)
    {
        var table = new PredicateTable();
        return Compile(Rules, new ConditionBinder(table, SyscallSource.Instance), table, matching);
    }

    /// <summary>Makes rules ready that are no more than conditions.</summary>
    public static Ruleset Compile(IEnumerable<(string Name, FilterExpression Tree)> rules, ConditionBinder binder, PredicateTable table, RuleMatching matching)
    {
        var none = MappedText.Whole(new SourceText("condition", ""));
        List<CompiledRule> compiled = [];
        foreach (var (name, tree) in rules)
        {
            var rule = new Rule(name, "", Priority.Notice, "syscall", [], s_output, none);
            compiled.Add(new CompiledRule(rule, binder.Bind(tree, new DiagnosticBag())!, EventTypeAnalysis.ToEvaluate(SyscallSource.Instance).EventsOf(tree)));
        }

        return new Ruleset(SyscallSource.Instance, compiled, table, matching);
    }

    static FilterExpression Vary(FilterExpression tree, int copy) => tree switch
    {
        _ when copy == 0 => tree,
        AndExpression and => and with { Operands = [.. and.Operands.Select(o => Vary(o, copy))] },
        OrExpression or => or with { Operands = [.. or.Operands.Select(o => Vary(o, copy))] },
        NotExpression not => not with { Operand = Vary(not.Operand, copy) },
        CheckExpression { Left: FieldExpression field } check when IsText(field) => check with { Right = Vary(check.Right, check.Operator, copy) },
        _ => tree,
    };

    static bool IsText(FieldExpression field) =>
        !s_fixed.Contains(field.Name) && SyscallSource.Instance.Fields.Bind(field.Name, field.Argument)?.Type.IsText() == true;

    static ValueExpression? Vary(ValueExpression? right, CheckOperator op, int copy) => right switch
    {
        LiteralExpression literal => Vary(literal, op, copy),
        LiteralListExpression list => list with { Items = [.. list.Items.Select(i => Vary(i, op, copy))] },
        _ => right,
    };

    static LiteralExpression Vary(LiteralExpression literal, CheckOperator op, int copy)
    {
        string text = op == CheckOperator.EndsWith ? $"{copy}{literal.Text}" : $"{literal.Text}{copy}";
        return literal with { Bytes = Encoding.UTF8.GetBytes(text) };
    }

    static void AddChecks(FilterExpression tree, HashSet<string> checks)
    {
        switch (tree)
        {
            case AndExpression and:
                foreach (var operand in and.Operands) AddChecks(operand, checks);
                break;
            case OrExpression or:
                foreach (var operand in or.Operands) AddChecks(operand, checks);
                break;
            case NotExpression not:
                AddChecks(not.Operand, checks);
                break;
            default:
                checks.Add(tree.ToString());
                break;
        }
    }
}
