using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>A file of rule tests.</summary>
/// <param name="Source">The file.</param>
/// <param name="RulesFiles">The rules files that it names, relative to itself; none when it tests those that lie beside it.</param>
/// <param name="Tests">The tests in order.</param>
public sealed record RuleTestFile(SourceText Source, IReadOnlyList<YamlScalar> RulesFiles, IReadOnlyList<RuleTest> Tests)
{
    /// <summary>
    /// Reads a file. Everything that is wrong with it is reported at once; what could be read is given all the same, so that its rules can
    /// be looked up.
    /// </summary>
    public static RuleTestFile Read(SourceText source, DiagnosticBag diagnostics) => new RuleTestReader(source, diagnostics).Read();

    /// <summary>Reports every rule that a test names and that is not loaded.</summary>
    public void CheckRules(RulesCompilation rules, DiagnosticBag diagnostics)
    {
        var known = rules.Rules.Select(r => r.Rule.Name).ToHashSet();
        foreach (var name in Tests.SelectMany(t => t.Fires.Select(f => f.Rule).Concat(t.Silent)).Where(n => !known.Contains(n.Value)))
            diagnostics.Error(LoadCodes.RuleTest, $"the rule '{name.Value}' is not loaded", name.Span, Suggestions.Closest(name.Value, known));
    }
}
