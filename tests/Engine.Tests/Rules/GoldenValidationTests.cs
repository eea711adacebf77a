using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>The reference's own test files: what it takes and what it refuses.</summary>
public sealed class GoldenValidationTests
{
    [Theory]
    [InlineData("files", 132)]
    [InlineData("unit", 115)]
    public void Load_FilesOfTheReference_AreTakenAndRefusedAlike(string set, int count)
    {
        string folder = Shared.Folder($"golden/validation/{set}");
        List<string> differences = [];
        int cases = 0;
        foreach (string line in File.ReadLines(Shared.File($"golden/validation/{set}.expected.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement expected = document.RootElement;
            cases++;
            var result = RulesLoader.Load(
                expected.GetProperty("files").EnumerateArray().Select(f => f.GetString()!).Select(f => new SourceText(f, File.ReadAllText(Path.Combine(folder, f)))),
                new RulesOptions());
            bool isTaken = expected.GetProperty("exit").GetInt32() == 0;
            string? code = FirstErrorCode(expected.GetProperty("result"));
            bool agrees = isTaken == result.Ruleset is not null
                && (code is null || result.Diagnostics.Items.Any(d => d.Severity == DiagnosticSeverity.Error && d.Code == code));
            if (!agrees) differences.Add($"{expected.GetProperty("case")}: {code ?? "taken"}, but {string.Join("; ", RulesText.Errors(result))}");
        }

        Assert.Equal(count, cases);
        Assert.Equal([], differences);
    }

    [Fact]
    public void Load_UpstreamRules_NothingIsWrong()
    {
        Assert.All(Directory.GetFiles(Shared.Folder("golden/rules/upstream"), "*.yaml"), file =>
            Assert.Empty(RulesLoader.Load([new SourceText(file, File.ReadAllText(file))], new RulesOptions()).Diagnostics.Items));
    }

    static string? FirstErrorCode(JsonElement result)
    {
        if (result.ValueKind != JsonValueKind.Object) return null;
        foreach (JsonElement file in result.GetProperty("falco_load_results").EnumerateArray())
        {
            foreach (JsonElement error in file.GetProperty("errors").EnumerateArray()) return error.GetProperty("code").GetString();
        }

        return null;
    }
}
