using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Rules.Reporting;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>What <c>-L</c> says of rules, macros and lists is what the reference says. It gives most arrays in no order.</summary>
public sealed class GoldenDescriptionTests(ITestOutputHelper output)
{
    [Fact]
    public void WriteAll_UpstreamRules_SaysWhatTheReferenceSays()
    {
        string folder = Shared.Folder("golden/rules/upstream");
        string[] names = ["falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml"];

        var differences = Compare(JsonNode.Parse(File.ReadAllText(Shared.File("golden/cli/describe-all.json")))!, Describe(folder, names), "");

        Report(differences);
    }

    [Theory]
    [InlineData("files")]
    [InlineData("unit")]
    public void WriteAll_FilesOfTheReference_SaysWhatItSays(string set)
    {
        string folder = Shared.Folder($"golden/validation/{set}");
        List<string> differences = [];
        foreach (string line in File.ReadLines(Shared.File($"golden/validation/{set}.expected.jsonl")))
        {
            var expected = JsonNode.Parse(line)!;
            if (expected["describe"] is not { } description) continue;
            var own = Describe(folder, [.. expected["files"]!.AsArray().Select(f => (string)f!)]);
            differences.AddRange(Compare(description, own, (string)expected["case"]!));
        }

        Report(differences);
    }

    void Report(IEnumerable<string> differences)
    {
        List<string> all = [.. differences];
        foreach (string difference in all.Take(100)) output.WriteLine(difference);
        Assert.Equal([], all);
    }

    static JsonNode Describe(string folder, string[] names)
    {
        // The reference described with its shipped configuration, which asks for the suggested fields.
        var options = new RulesOptions { AppendedOutputs = [new AppendedOutput { Suggested = new SourceSpan(new SourceText("falco.yaml", "true"), 0, 4) }] };
        var validation = RulesLoader.Validate(names.Select(n => new SourceText(n, File.ReadAllText(Path.Combine(folder, n)))), options);
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) RulesDescriptionJson.WriteAll(json, validation.Compilation!);
        return JsonNode.Parse(Encoding.UTF8.GetString(buffer.ToArray()))!;
    }

    static IEnumerable<string> Compare(JsonNode expected, JsonNode own, string place)
    {
        switch (expected)
        {
            case JsonObject wanted:
                var had = own.AsObject();
                foreach (string key in wanted.Select(e => e.Key).Except(had.Select(e => e.Key))) yield return $"{place}.{key}: missing";
                foreach (string key in had.Select(e => e.Key).Except(wanted.Select(e => e.Key))) yield return $"{place}.{key}: too much";
                foreach (var (key, value) in wanted)
                {
                    if (had[key] is not { } other) continue;
                    foreach (string difference in Compare(value!, other, $"{place}.{key}")) yield return difference;
                }

                break;
            case JsonArray wanted when wanted.Count > 0 && wanted[0] is JsonObject:
                if (wanted.Count != own.AsArray().Count) yield return $"{place}: {own.AsArray().Count} instead of {wanted.Count}";
                foreach (var (one, other) in wanted.Zip(own.AsArray()))
                {
                    string name = (string?)(one!["info"] ?? one)["name"] ?? "";
                    foreach (string difference in Compare(one, other!, $"{place}[{name}]")) yield return difference;
                }

                break;
            case JsonArray wanted:
                var values = wanted.Select(v => v!.ToString()).ToList();
                var ours = own.AsArray().Select(v => v!.ToString()).ToList();
                string lacks = string.Join(' ', values.Except(ours));
                string says = string.Join(' ', ours.Except(values));
                if (lacks.Length + says.Length > 0 || ours.Count != ours.Distinct().Count() && ours.Count != values.Count) yield return $"{place}: lacks {lacks}; has {says}";
                break;
            default:
                if (expected.ToJsonString() != own.ToJsonString()) yield return $"{place}: {own.ToJsonString()} instead of {expected.ToJsonString()}";
                break;
        }
    }
}
