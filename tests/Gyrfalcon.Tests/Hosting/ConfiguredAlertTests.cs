using System.Text;
using System.Text.Json;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Hosting;
using Xunit;

namespace Gyrfalcon.Tests.Hosting;

/// <summary>From falco.yaml and the command line to the alerts of the demo capture.</summary>
public sealed class ConfiguredAlertTests
{
    [Fact]
    public void Replay_SelectionsAndAppendedOutput_ShapeTheAlerts()
    {
        var alerts = Alerts(
            "rules[].disable.rule=*", "rules[].enable.rule=Shell *", "append_output[].extra_output=pid=%proc.pid", "append_output[].extra_fields[].who=by %proc.name",
            "append_output[]={suggested_output: true, match: {rule: Shell Spawned in Container}}");

        var alert = Assert.Single(alerts);
        var fields = alert.GetProperty("output_fields");
        Assert.Equal("Shell Spawned in Container", alert.GetProperty("rule").GetString());
        Assert.Equal($"by {fields.GetProperty("proc.name").GetString()}", fields.GetProperty("who").GetString());
        Assert.Contains($" pid={fields.GetProperty("proc.pid").GetInt64()} container_id={fields.GetProperty("container.id").GetString()} container_name=", alert.GetProperty("output").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_StaticFields_AreShownWhereSuggestedOnesAre()
    {
        var alert = Alerts("rules[].disable.rule=*", "rules[].enable.rule=Shell *", "append_output[]={suggested_output: true}", "static_fields.cluster=north 7")[0];

        Assert.EndsWith(" static_cluster=north 7", alert.GetProperty("output").GetString(), StringComparison.Ordinal);
        Assert.Equal("north 7", alert.GetProperty("output_fields").GetProperty("static.cluster").GetString());
    }

    [Fact]
    public void Load_SelectionOfNothing_IsShownWithTheOption()
    {
        var stderr = new StringWriter();
        Assert.NotNull(Load(stderr, "rules[].disable.rule=Shell Spawned in Containers"));

        Assert.Contains("-o:1:22: warning: no rule is named 'Shell Spawned in Containers'", stderr.ToString(), StringComparison.Ordinal);
        Assert.Contains("did you mean 'Shell Spawned in Container'?", stderr.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AppendedOutputWithAnUnknownField_IsRefused()
    {
        var stderr = new StringWriter();
        Assert.Null(Load(stderr, "append_output[].extra_output=%proc.nmae"));

        Assert.Contains("did you mean 'proc.name'?", stderr.ToString(), StringComparison.Ordinal);
    }

    static List<JsonElement> Alerts(params string[] overrides)
    {
        var session = Load(new StringWriter(), overrides)!;
        var formatter = new AlertFormatter(session.Settings.Alerts, SyscallSource.Instance);
        List<JsonElement> alerts = [];
        var detector = new Detector(
            new HostState(), session.Rules, (rule, in context) => alerts.Add(JsonDocument.Parse(Encoding.UTF8.GetString(formatter.Format(rule, context))).RootElement));
        using var reader = new ScapReader(File.OpenRead(DemoCaptureTests.InRepository("tests/fixtures/demo.scap")), "demo.scap");
        while (reader.Read(out var view) == ReadResult.Event) detector.Process(view);
        return alerts;
    }

    static Session? Load(StringWriter stderr, params string[] overrides)
    {
        var diagnostics = new DiagnosticBag();
        var settings = SettingsLoader.Load("/dev/null", ["json_output=true", .. overrides], [DemoCaptureTests.InRepository("rules/zero-trust.yaml")], diagnostics);
        return Session.Load(settings, diagnostics, stderr, _ => settings);
    }
}
