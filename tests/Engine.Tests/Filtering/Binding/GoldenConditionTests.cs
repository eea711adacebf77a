using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Filtering.Binding;

/// <summary>
/// A rule with each of the reference's 1,702 single conditions loads or is refused as it is there, with the same code and the same
/// warnings. Where the reference crashed its entry has no code, and ours only has to refuse.
/// </summary>
public sealed class GoldenConditionTests(ITestOutputHelper output)
{
    [Fact]
    public void Load_GoldenConditions_AgreesWithTheReference()
    {
        List<string> differences = [];
        int conditions = 0, refused = 0, sameWords = 0, ofPlugins = 0;
        foreach (string line in File.ReadLines(Shared.File("golden/validation/conditions.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            string condition = json.RootElement.GetProperty("condition").GetString()!;
            conditions++;
            if (MissesPlugin(json.RootElement))
            {
                ofPlugins++;
                continue;
            }

            var own = Load(condition);
            var errors = own.Items.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            bool isTaken = json.RootElement.GetProperty("ok").GetBoolean();
            if (isTaken != (errors.Count == 0))
            {
                differences.Add($"{condition}: {(isTaken ? $"refused: {errors[0].Message}" : "taken")}");
                continue;
            }

            if (isTaken)
            {
                var expected = json.RootElement.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!).Distinct().Order();
                var found = own.Items.Select(d => d.Code).Distinct().Order();
                if (!expected.SequenceEqual(found)) differences.Add($"{condition}: warns of {string.Join(' ', found)}, not {string.Join(' ', expected)}");
                continue;
            }

            refused++;
            if (!json.RootElement.TryGetProperty("errors", out var reasons) || reasons.GetArrayLength() == 0) continue;
            string code = reasons[0][0].GetString()!;
            if (errors[0].Code != code) differences.Add($"{condition}: {errors[0].Code} ({errors[0].Message}), not {code} ({reasons[0][1]})");
            if (errors.Exists(e => e.Message.Contains(reasons[0][1].GetString()!, StringComparison.Ordinal))) sameWords++;
        }

        output.WriteLine($"{conditions} conditions, {refused} refused, {sameWords} of these in the reference's words");
        foreach (string difference in differences) output.WriteLine(difference);
        Assert.Equal((1702, 14), (conditions, ofPlugins));
        Assert.Equal([], differences);
    }

    // The reference was asked without its k8smeta plugin, whose fields are built in here.
    static bool MissesPlugin(JsonElement condition) =>
        condition.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0 && errors[0][1].GetString()!.Contains("nonexistent field k8smeta.", StringComparison.Ordinal);

    // A JSON string is a YAML scalar in double quotes.
    static DiagnosticBag Load(string condition)
    {
        string text = $"- rule: golden\n  desc: d\n  condition: {JsonSerializer.Serialize(condition, JsonSerializerOptions.Default)}\n  output: o\n  priority: INFO\n";
        return RulesLoader.Load([new SourceText("golden.yaml", text)], new RulesOptions()).Diagnostics;
    }
}
