using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules.Loading;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class ExceptionTests
{
    [Theory]
    [InlineData("{name: e, fields: [proc.name, fd.name], values: [[sh, /tmp], [a b, x]]}", "(C) and not ((proc.name = sh and fd.name = /tmp) or (proc.name = \"a b\" and fd.name = x))")]
    [InlineData("{name: e, fields: [proc.name, fd.name], comps: [in, startswith], values: [[[sh, a b], /tmp]]}", "(C) and not ((proc.name in (sh, \"a b\") and fd.name startswith /tmp))")]
    [InlineData("{name: e, fields: [proc.name], comps: [in], values: [[sh], [(a)]]}", "(C) and not ((proc.name in (sh)) or (proc.name in (a)))")]
    [InlineData("{name: e, fields: [proc.name], comps: ['startswith oneof'], values: [[sh]]}", "(C) and not ((proc.name startswith oneof (sh)))")]
    [InlineData("{name: e, fields: proc.name, values: [sh, a b]}", "(C) and not (proc.name in (sh, \"a b\"))")]
    [InlineData("{name: e, fields: proc.name, comps: pmatch, values: [/usr]}", "(C) and not (proc.name pmatch (/usr))")]
    [InlineData("{name: e, fields: proc.name}", "C")]
    [InlineData("{name: e, fields: [proc.name], values: []}", "C")]
    public void Expand_Exception_BecomesTheTextOfTheReference(string exception, string expected)
    {
        RuleDefinition rule = Define(RulesText.Rule("C") + $"  exceptions: [{exception}]\n");

        Assert.Equal(expected, ExceptionText.Expand(rule, new DiagnosticBag())!.Text);
    }

    [Theory]
    [InlineData("{name: e, fields: [proc.nmae], values: [[x]]}", 6, 35, "not a supported filter field")]
    [InlineData("{name: e, fields: [proc.name], comps: [is], values: [[x]]}", 6, 55, "not a supported comparison operator")]
    [InlineData("{name: e, fields: [proc.name], comps: [in, in], values: [[x]]}", 6, 54, "expected 1, one for each field")]
    [InlineData("{name: e, fields: [proc.name], values: [[x, y]]}", 6, 56, "expected a list of 1")]
    [InlineData("{name: e, fields: [proc.name], values: [x]}", 6, 56, "expected a list of 1")]
    [InlineData("{name: e, fields: [proc.name], values: [[[[x]]]]}", 6, 58, "lists of texts at most")]
    [InlineData("{name: e, fields: proc.name, values: [[x]]}", 6, 54, "so each value is one text")]
    [InlineData("{name: e, fields: proc.name, comps: '=', values: [x]}", 6, 52, "(in, pmatch, intersects)")]
    [InlineData("{name: e, fields: proc.name, comps: [in], values: [x]}", 6, 52, "as 'fields' is none")]
    [InlineData("{fields: proc.name, values: [x]}", 6, 17, "no mapping for key 'name'")]
    [InlineData("{name: e, values: [x]}", 6, 17, "no mapping for key 'fields'")]
    [InlineData("{name: e, fields: proc.name, values: x}", 6, 53, "must be a sequence")]
    [InlineData("{name: e, fields: [fd.num], comps: ['>'], values: [[x]]}", 6, 68, "")]
    public void Load_WrongException_IsRefusedAtItsPlace(string exception, int line, int column, string expected)
    {
        var result = RulesText.Load(RulesText.Rule("evt.type = open") + $"  exceptions: [{exception}]\n");

        Diagnostic error = Assert.Single(result.Diagnostics.Items, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal($"a.yaml:{line}:{column}", error.Span.ToString());
    }

    [Theory]
    [InlineData("{name: e, values: [[x]]}", null)]
    [InlineData("{name: new, fields: [fd.name], values: [[x]]}", null)]
    [InlineData("{name: e, fields: [fd.name], values: [[x]]}", "existing exception, only values")]
    [InlineData("{name: new, values: [[x]]}", "must have fields property")]
    [InlineData("{name: new, fields: [fd.name]}", "must have values property")]
    public void Load_AppendedException_GoesToTheOneThatIsThere(string exception, string? expected)
    {
        string rule = RulesText.Rule("evt.type = open") + "  exceptions: [{name: e, fields: [proc.name], values: [[y]]}]\n";

        var result = RulesText.Load(rule, $"- rule: r\n  exceptions: [{exception}]\n  override: {{exceptions: append}}\n");

        if (expected is null) RulesText.Good(result);
        else Assert.Contains(expected, Assert.Single(RulesText.Errors(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ListInAValue_IsReplaced()
    {
        string rule = RulesText.Rule("evt.type = open") + "  exceptions: [{name: e, fields: [fd.num], comps: [in], values: [[numbers]]}]\n";

        var result = RulesText.Load("- list: numbers\n  items: [1, two]\n" + rule);

        Assert.StartsWith("a.yaml:2:14: ", Assert.Single(RulesText.Errors(result)), StringComparison.Ordinal);
    }

    static RuleDefinition Define(string yaml)
    {
        var collector = new RulesCollector { File = 1 };
        var diagnostics = new DiagnosticBag();
        new RulesFileReader(collector, [SyscallSource.Instance], diagnostics).Read(new SourceText("a.yaml", yaml));
        Assert.Empty(diagnostics.Items);
        return Assert.Single(collector.Rules.Items);
    }
}
