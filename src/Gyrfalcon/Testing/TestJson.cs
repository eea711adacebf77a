using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Testing;
using Gyrfalcon.Explaining;

namespace Gyrfalcon.Testing;

/// <summary>Writes a run as JSON, for tools. The keys are described in <c>docs/testing-rules.md</c>.</summary>
sealed class TestJson(Utf8JsonWriter json)
{
    /// <summary>Writes one object.</summary>
    public void Write(TestRun run, bool withCoverage)
    {
        json.WriteStartObject();
        json.WriteBoolean("passed", run.IsPassed);
        json.WriteNumber("seconds", run.Duration.TotalSeconds);
        WriteArray("files", run.Files, Write);
        if (withCoverage) WriteArray("coverage", run.Coverage, Write);
        json.WriteEndObject();
    }

    void Write(TestFileRun file)
    {
        json.WriteStartObject();
        json.WriteString("path", file.Path);
        WriteArray("rules", file.RulesFiles, json.WriteStringValue);
        WriteArray("errors", file.Diagnostics.Items, Write);
        WriteArray("tests", file.Results, Write);
        json.WriteEndObject();
    }

    void Write(Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("place", diagnostic.Span?.ToString());
        json.WriteString("text", diagnostic.Message);
        json.WriteString("suggestion", diagnostic.Suggestion);
        json.WriteEndObject();
    }

    void Write(TestReport report)
    {
        var (result, failures) = report;
        json.WriteStartObject();
        json.WriteString("name", result.Test.Name);
        json.WriteString("place", result.Test.Place.FileAndLine);
        json.WriteBoolean("passed", result.IsPassed);
        json.WriteNumber("seconds", result.Duration.TotalSeconds);
        WriteArray("alerts", result.Alerts, Write);
        WriteArray("failures", failures, Write);
        json.WriteEndObject();
    }

    void Write(RaisedAlert alert)
    {
        json.WriteStartObject();
        json.WriteString("rule", alert.Rule);
        json.WriteNumber("event", alert.Event);
        json.WriteString("output", alert.Output);
        json.WriteEndObject();
    }

    void Write(TestFailureReport report)
    {
        json.WriteStartObject();
        json.WriteString("rule", report.Failure.Rule);
        json.WriteString("text", report.Failure.Text);
        json.WriteString("place", report.Failure.Place.FileAndLine);
        if (report.Explainer is { } explainer)
        {
            json.WritePropertyName("explanation");
            new ExplanationJson(json, explainer).Write(report.Rule);
        }

        json.WriteEndObject();
    }

    void Write(RuleCoverage rule)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Rule.Rule.Name);
        json.WriteString("place", rule.Rule.Place.FileAndLine);
        json.WriteNumber("percent", rule.Percent);
        json.WriteNumber("firing_tests", rule.FiringTests);
        json.WriteNumber("silent_tests", rule.SilentTests);
        WriteArray("undecided", rule.Undecided, check =>
        {
            json.WriteStartObject();
            json.WriteString("check", check.Part.Text);
            json.WriteString("place", check.Part.Place.FileAndLine);
            json.WriteBoolean("never_true", check.IsNeverTrue);
            json.WriteBoolean("never_false", check.IsNeverFalse);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    void WriteArray<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }
}
