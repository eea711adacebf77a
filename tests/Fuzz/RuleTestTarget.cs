using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Testing;

namespace Gyrfalcon.Fuzz;

/// <summary>A file of rule tests: it is read, and when it is good its tests run, are explained and counted for coverage.</summary>
public sealed class RuleTestTarget() : FuzzTarget("tests")
{
    const string Rules = """
        - rule: Opened
          desc: d
          priority: INFO
          output: "%fd.name %proc.cmdline %container.name"
          condition: evt.type in (open, openat, creat) and fd.num >= 0 and (proc.name = p or container.id != host)
        - rule: Anything
          desc: d
          priority: INFO
          output: "%evt.args %evt.num %proc.aname[2] %fd.name %user.name %k8s.pod.name"
          condition: evt.num > 0 and not proc.name = systemd
        """;

    readonly RulesCompilation _rules = RulesLoader.Load([new SourceText("rules.yaml", Rules)], RuleTestRunner.Options).Compilation!;

    /// <inheritdoc/>
    public override bool Run(ReadOnlySpan<byte> input)
    {
        var diagnostics = new DiagnosticBag();
        if (SourceReader.Read("fuzz.tests.yaml", new MemoryStream(input.ToArray()), diagnostics) is not { } source)
        {
            RulesProbe.Check(diagnostics, accepted: false);
            return false;
        }

        var file = RuleTestFile.Read(source, diagnostics);
        RulesProbe.Check(diagnostics, accepted: !diagnostics.HasErrors);
        if (diagnostics.HasErrors) return false;
        file.CheckRules(_rules, diagnostics);
        var runner = new RuleTestRunner(_rules, _ => throw new CaptureException("there are no captures"));
        var coverage = new ConditionCoverage(_rules);
        foreach (var test in file.Tests.Where(t => t.Capture is null))
        {
            runner.Run(test);
            runner.Explain(test, _rules.Rules[0], null);
            coverage.Add(test, runner);
        }

        return true;
    }
}
