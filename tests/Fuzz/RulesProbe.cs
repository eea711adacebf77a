using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Rules.Reporting;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Fuzz;

/// <summary>Does with rules all that the agent does, and throws where something does not hold.</summary>
sealed class RulesProbe
{
    static readonly RulesOptions s_options = new() { Matching = RuleMatching.All };

    readonly SampleEvents _events = new();
    readonly AlertFormatter _json = new(new AlertOptions { Json = true, IncludeMessage = true }, SyscallSource.Instance);
    readonly AlertFormatter _text = new(new AlertOptions(), SyscallSource.Instance);
    readonly List<Rule> _matches = [];

    /// <summary>Loads one file, and asks its rules of the sample events. True when it is good.</summary>
    public bool Load(string yaml)
    {
        var result = RulesLoader.Load([new SourceText("fuzz.yaml", yaml)], s_options);
        Check(result.Diagnostics, result.Ruleset is not null);
        if (result.Ruleset is not { } rules) return false;
        _events.Replay((scoped in EventContext context) => Ask(rules, context));
        return true;
    }

    /// <summary>Checks one file as <c>-V</c> does, and describes it as <c>-L</c> does when it is good.</summary>
    public static bool Validate(string yaml)
    {
        var validation = RulesLoader.Validate([new SourceText("fuzz.yaml", yaml)], s_options);
        foreach (var file in validation.Files) Check(file.Diagnostics, validation.IsSuccessful);
        using var json = new Utf8JsonWriter(Stream.Null);
        LoadResultsJson.Write(json, validation.Files);
        json.Reset();
        if (validation.Compilation is { } rules) RulesDescriptionJson.WriteAll(json, rules);
        return validation.IsSuccessful;
    }

    /// <summary>What is refused has an error, what is accepted has none; each can be shown, and points into its text.</summary>
    public static void Check(DiagnosticBag diagnostics, bool accepted)
    {
        if (accepted == diagnostics.HasErrors) throw new InvalidOperationException(accepted ? "accepted with errors" : "refused without an error");
        foreach (var item in diagnostics.Items)
        {
            if (item.Message.Length == 0) throw new InvalidOperationException("a diagnostic says nothing");
            if (item.Span is { } span && (span.Start < 0 || span.Length < 0 || span.End > span.Source.Text.Length))
                throw new InvalidOperationException($"'{item.Message}' points at {span.Start}..{span.End} of {span.Source.Text.Length}");
        }

        new DiagnosticRenderer(TextWriter.Null).Write(diagnostics);
    }

    void Ask(Ruleset rules, scoped in EventContext context)
    {
        _matches.Clear();
        rules.Evaluate(context, _matches);
        foreach (var rule in _matches)
        {
            CheckJson(_json.Format(rule, context));
            if (!Utf8.IsValid(_text.Format(rule, context))) throw new InvalidOperationException("the text of an alert is not UTF-8");
        }
    }

    static void CheckJson(byte[] line)
    {
        if (!Utf8.IsValid(line)) throw new InvalidOperationException("the JSON of an alert is not UTF-8");
        var reader = new Utf8JsonReader(line);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) reader.GetString();
            }
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"not JSON: {Encoding.UTF8.GetString(line)}", e);
        }
    }
}
