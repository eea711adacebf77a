using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;
using Xunit;

namespace Gyrfalcon.Tests.Hosting;

/// <summary>The capture that <c>make run</c> replays where the kernel cannot be watched shows alerts of the stock rules.</summary>
public sealed class DemoCaptureTests
{
    [Fact]
    public void Replay_StockRules_RaisesTheAlertsOfTheDemo()
    {
        var diagnostics = new DiagnosticBag();
        using var rules = File.OpenRead(InRepository("rules/zero-trust.yaml"));
        var result = RulesLoader.Load([SourceReader.Read("zero-trust.yaml", rules, diagnostics)!], new RulesOptions { Matching = RuleMatching.All });
        List<string> alerts = [];
        var detector = new Detector(new HostState(), result.Ruleset!, (rule, in _) => alerts.Add(rule.Name));

        using var reader = new ScapReader(File.OpenRead(InRepository("tests/fixtures/demo.scap")), "demo.scap");
        while (reader.Read(out var view) == ReadResult.Event) detector.Process(view);

        Assert.Equal(["Shell Spawned in Container", "Sensitive File Access in Container", "/etc Directory Modified"], alerts);
    }

    internal static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Gyrfalcon.slnx"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, path);
    }
}
