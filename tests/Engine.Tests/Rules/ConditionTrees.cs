using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules.Loading;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>The conditions of rules files as trees, with lists, macros and exceptions in place.</summary>
static class ConditionTrees
{
    /// <summary>The conditions of all rules, disabled ones too, by the name of the rule, in the order of definition.</summary>
    public static List<(string Name, FilterExpression Tree)> Load(IEnumerable<SourceText> files)
    {
        var bag = new DiagnosticBag();
        var collector = new RulesCollector();
        var reader = new RulesFileReader(collector, [SyscallSource.Instance], bag);
        foreach (var file in files)
        {
            collector.File++;
            reader.Read(file);
        }

        var macros = new MacroResolver(collector, new ListSubstitution(collector.Lists));
        return [.. collector.Rules.Items.Select(r => (r.Name, macros.Resolve(r, ExceptionText.Expand(r, bag)!, bag)!))];
    }
}
