using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Tests.Filtering.Binding;

/// <summary>What the reference says of single conditions: whether a rule with it loads, with which code and which warnings.</summary>
public sealed class GoldenConditionTests(ITestOutputHelper output)
{
    // More codes than this, and a condition counts as one without an event type.
    const int ManyEvents = 100;

    [Fact]
    public void Bind_GoldenConditions_AgreesWithTheReference()
    {
        int compared = 0, agreed = 0, sameCode = 0, refused = 0, sameWarnings = 0, accepted = 0, skipped = 0;
        foreach (string line in File.ReadLines(Shared.File("golden/validation/conditions.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            string condition = json.RootElement.GetProperty("condition").GetString()!;
            bool expected = json.RootElement.GetProperty("ok").GetBoolean();
            string[] reasons = Reasons(json.RootElement);
            var bag = new DiagnosticBag();
            var node = Load(condition, bag);

            // A field that we do not have yet says nothing about the language.
            bool missing = bag.Items.Any(d => d.IsUnknownName) && !reasons.Any(r => r.Contains("nonexistent field", StringComparison.Ordinal));
            if (missing && expected)
            {
                skipped++;
                continue;
            }

            compared++;
            if (expected == node is not null) agreed++;
            else output.WriteLine($"{(expected ? "refused" : "accepted")}: {condition}\n    reference: {string.Join("; ", reasons)}\n    we: {string.Join("; ", bag.Items.Select(d => d.Message))}");

            if (!expected && node is null)
            {
                refused++;
                string code = reasons.Length > 0 ? reasons[0].Split(' ')[0] : LoadCodes.CompileCondition;
                if (bag.Items.First(d => d.Severity == DiagnosticSeverity.Error).Code == code) sameCode++;
                else output.WriteLine($"other code: {condition}\n    reference: {reasons[0]}\n    we: {string.Join("; ", bag.Items.Select(d => d.Message))}");
            }

            if (expected && node is not null)
            {
                accepted++;
                var want = json.RootElement.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!).Distinct().Order();
                var have = bag.Items.Select(d => d.Code).Distinct().Order();
                if (want.SequenceEqual(have)) sameWarnings++;
                else output.WriteLine($"other warnings: {condition}\n    reference: {string.Join(' ', want)}\n    we: {string.Join(' ', have)}");
            }
        }

        output.WriteLine($"{agreed} of {compared} agree ({skipped} left out for a field that is missing); of {refused} refused by both {sameCode} have the same code; of {accepted} accepted by both {sameWarnings} have the same warnings");
        Assert.True(agreed >= compared * 0.95, "less than 95 % agree");
        Assert.True(sameWarnings >= accepted * 0.95, "less than 95 % of the warnings agree");
    }

    static FilterNode? Load(string condition, DiagnosticBag bag)
    {
        if (ConditionParser.Parse(MappedText.Whole(new SourceText("condition", condition)), bag) is not { } expression) return null;
        var node = new ConditionBinder(new PredicateTable(), SyscallSource.Instance).Bind(expression, bag);
        if (node is not null && EventTypeAnalysis.EventsOf(expression, SyscallSource.Instance).Count > ManyEvents) bag.Warning(LoadCodes.NoEventType, "", expression.Span);
        return node;
    }

    static string[] Reasons(JsonElement json)
    {
        if (json.TryGetProperty("err", out var crash)) return [$"{LoadCodes.CompileCondition} {crash.GetString()}"];
        return [.. json.GetProperty("errors").EnumerateArray().Select(e => $"{e[0].GetString()} {e[1].GetString()}")];
    }
}
