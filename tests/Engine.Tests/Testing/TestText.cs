using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Testing;

namespace Gyrfalcon.Engine.Tests.Testing;

/// <summary>Reads and runs rule tests from texts.</summary>
static class TestText
{
    /// <summary>One test on one event, with the given expectation.</summary>
    public static string Of(string step, string expectation = "silent: all") => $"""
        given:
          users: {"{app: 1000}"}
          containers: {"[{name: cart, pod: cart-1, namespace: shop}]"}
          processes: {"[{name: node, container: cart, user: app}]"}
        tests:
          - name: t
            events:
              - {step}
            {expectation}
        """;

    /// <summary>What is wrong with a file: place and message.</summary>
    public static List<string> ErrorsOf(string text)
    {
        var diagnostics = new DiagnosticBag();
        RuleTestFile.Read(new SourceText("x.tests.yaml", text), diagnostics);
        return [.. diagnostics.Items.Select(d => $"{d.Span}: {d.Message}{(d.Suggestion is null ? "" : $" ({d.Suggestion}?)")}")];
    }

    /// <summary>The first test of a file that is good.</summary>
    public static RuleTest Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var file = RuleTestFile.Read(new SourceText("x.tests.yaml", text), diagnostics);
        Assert.Empty(diagnostics.Items.Select(d => $"{d.Span}: {d.Message}"));
        return file.Tests[0];
    }

    /// <summary>Runs the first test of a file against one rule, <c>R</c>, of this condition and output.</summary>
    public static RuleTestResult Run(string text, string condition, string output = "%evt.type") => RunnerOf(condition, output).Run(Read(text));

    /// <summary>Runs tests against one rule, <c>R</c>.</summary>
    public static RuleTestRunner RunnerOf(string condition, string output = "%evt.type") => new(RulesOf(condition, output), _ => throw new CaptureException("none"));

    /// <summary>One rule, <c>R</c>.</summary>
    public static RulesCompilation RulesOf(string condition, string output = "%evt.type")
    {
        string yaml = $"- rule: R\n  desc: d\n  priority: INFO\n  output: \"{output}\"\n  condition: {condition}\n";
        var result = RulesLoader.Load([new SourceText("r.yaml", yaml)], RuleTestRunner.Options);
        Assert.NotNull(result.Compilation);
        return result.Compilation;
    }
}
