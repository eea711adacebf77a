using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>
/// The reference's own test files have the reference's verdict: whether they load, and the errors and warnings with their codes
/// and the types and names of the items that hold them. The reference stops at the first error, so what it says of a refused
/// file is only the beginning of what is said here.
/// </summary>
public sealed class GoldenValidationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("files", 132)]
    [InlineData("unit", 115)]
    public void Validate_FilesOfTheReference_HaveItsVerdict(string set, int count)
    {
        string folder = Shared.Folder($"golden/validation/{set}");
        List<string> differences = [];
        int cases = 0;
        foreach (string line in File.ReadLines(Shared.File($"golden/validation/{set}.expected.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement expected = document.RootElement;
            cases++;
            var files = expected.GetProperty("files").EnumerateArray().Select(f => f.GetString()!);
            var validation = RulesLoader.Validate(files.Select(f => new SourceText(f, File.ReadAllText(Path.Combine(folder, f)))), new RulesOptions());
            foreach (string difference in Compare(expected, validation)) differences.Add($"{expected.GetProperty("case")}: {difference}");
        }

        foreach (string difference in differences) output.WriteLine(difference);
        Assert.Equal(count, cases);
        Assert.Equal([], differences);
    }

    [Fact]
    public void Load_UpstreamRules_NothingIsWrong()
    {
        Assert.All(Directory.GetFiles(Shared.Folder("golden/rules/upstream"), "*.yaml"), file =>
            Assert.Empty(RulesLoader.Load([new SourceText(file, File.ReadAllText(file))], new RulesOptions()).Diagnostics.Items));
    }

    static IEnumerable<string> Compare(JsonElement expected, RulesValidation validation)
    {
        int exit = validation.IsSuccessful ? 0 : 1;
        if (exit != expected.GetProperty("exit").GetInt32()) yield return $"exit code {exit}";

        // A plugin that is missing ends the reference before it says anything.
        if (expected.GetProperty("result") is not { ValueKind: JsonValueKind.Object } result) yield break;
        foreach (var (file, own) in result.GetProperty("falco_load_results").EnumerateArray().Zip(validation.Files))
        {
            string name = file.GetProperty("name").GetString()!;
            bool isTaken = file.GetProperty("successful").GetBoolean();
            if (isTaken == own.Diagnostics.HasErrors) yield return $"{name}: {(isTaken ? "refused" : "taken")} by us";
            List<Finding> errors = [.. file.GetProperty("errors").EnumerateArray().Select(Finding.Of)];
            List<Finding> warnings = [.. file.GetProperty("warnings").EnumerateArray().Select(Finding.Of)];
            List<Finding> ownErrors = [.. own.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Error).Select(Finding.Of)];
            List<Finding> ownWarnings = [.. own.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Warning).Select(Finding.Of)];
            foreach (var error in errors)
            {
                if (ownErrors.Count == 0 || !error.IsMetBy(ownErrors[0])) yield return $"{name}: first error is not {error}, but {ownErrors.FirstOrDefault()}";
            }

            foreach (var warning in warnings)
            {
                int met = ownWarnings.FindIndex(warning.IsMetBy);
                if (met >= 0) ownWarnings.RemoveAt(met);
                else yield return $"{name}: lacks {warning}";
            }

            if (!isTaken) continue;
            foreach (var warning in ownWarnings) yield return $"{name}: says {warning}";
        }
    }

    sealed record Finding(string Code, string Locations, string Message)
    {
        public static Finding Of(JsonElement json) => new(
            json.GetProperty("code").GetString()!,
            string.Join(", ", json.GetProperty("context").GetProperty("locations").EnumerateArray().Skip(1)
                .Select(l => $"{l.GetProperty("item_type")} '{l.GetProperty("item_name")}'")),
            json.GetProperty("message").GetString()!);

        public static Finding Of(Diagnostic diagnostic) =>
            new(diagnostic.Code, string.Join(", ", diagnostic.Locations.Select(l => $"{l.ItemType} '{l.ItemName}'")), diagnostic.Message);

        // Tools look for the reference's words; those of its YAML parser are not ours, and of an output it quotes no more than "'".
        public bool IsMetBy(Finding own) =>
            Code == own.Code && Locations == own.Locations
            && (Code is LoadCodes.YamlParse or LoadCodes.CompileCondition
                || own.Message.Contains(Message.Replace("unexpected token after '", "", StringComparison.Ordinal).Trim(), StringComparison.Ordinal));
    }
}
