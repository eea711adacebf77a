using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Yaml.Schemas;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class RulesSchemaTests
{
    const string Properties = "Object contains a property that could not be validated using 'properties' or 'additionalProperties' constraints:";

    [Theory]
    [InlineData("files", 140, 18)]
    [InlineData("unit", 100, 9)]
    public void Validate_FilesOfTheReference_HaveItsSchemaWarnings(string set, int checkedFiles, int invalidFiles)
    {
        string folder = Shared.Folder($"golden/validation/{set}");
        List<(string Case, string? Expected, string? Own)> files = [];
        foreach (string line in File.ReadLines(Shared.File($"golden/validation/{set}.expected.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var expected = document.RootElement;
            if (expected.GetProperty("result") is not { ValueKind: JsonValueKind.Object } result) continue;
            var sources = expected.GetProperty("files").EnumerateArray().Select(f => f.GetString()!)
                .Select(f => new SourceText(f, File.ReadAllText(Path.Combine(folder, f))));
            foreach (var (file, own) in result.GetProperty("falco_load_results").EnumerateArray().Zip(RulesLoader.Validate(sources, new RulesOptions()).Files))
            {
                files.Add((expected.GetProperty("case").GetString()!, Warnings(file), own.SchemaWarnings is { } found ? Lines(found) : null));
            }
        }

        Assert.Equal(checkedFiles, files.Count(f => f.Expected is not null));
        Assert.Equal(invalidFiles, files.Count(f => f.Expected is { Length: > 0 }));
        Assert.Equal([], files.Where(f => f.Expected != f.Own));
    }

    [Fact]
    public void Text_Schema_IsTheReferences() => Assert.Equal(File.ReadAllText(Shared.File("golden/cli/rule-schema.json")), RulesSchema.Text);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("- rule: [\n")]
    public void Check_NothingThere_IsNotRun(string text) => Assert.Null(RulesSchema.Check(new SourceText("a.yaml", text)));

    [Theory]
    [InlineData("enabled: true")]
    [InlineData("enabled: \"false\"")]
    [InlineData("capture_duration: -5")]
    [InlineData("capture_duration: '7'")]
    [InlineData("exceptions: [{name: e, fields: 1, comps: {}, values: }]")]
    [InlineData("override: {items: append}")]
    [InlineData("items: [a, 1, \"null\", 2.5]")]
    public void Check_WhatTheSchemaAllows_IsValid(string entry) => Assert.Equal([], Check($"- {entry}\n")!);

    [Theory]
    [InlineData("enabled: yes")]
    [InlineData("capture_duration: 0x10")]
    [InlineData("capture_duration: 1.5")]
    [InlineData("capture_duration: 9223372036854775808")]
    [InlineData("required_engine_version:")]
    [InlineData("tags: a")]
    [InlineData("override: []")]
    public void Check_WrongType_NamesTheKey(string entry)
    {
        string key = entry[..entry.IndexOf(':', StringComparison.Ordinal)];

        var findings = Check($"- {entry}\n")!;

        Assert.Equal(
            [
                $"failed for <root>[0][{key}]: Value type not permitted by 'type' constraint.",
                $"failed for <root>[0]: Failed to validate against schema associated with property name '{key}'.",
                "failed for <root>: Failed to validate item #0 in array.",
            ],
            findings.Select(f => f.Message));
        Assert.All(findings[..2], f => Assert.InRange(f.Span.Start, entry.IndexOf(':', StringComparison.Ordinal) + 2, entry.Length + 3));
    }

    [Fact]
    public void Check_NoAlternativeMet_SaysWhatIsWrongWithEach()
    {
        var findings = Check("- list: l\n  items: [a, []]\n")!;

        Assert.Equal(
            [
                "failed for <root>[0][items][1]: Value type not permitted by 'type' constraint.",
                "failed for <root>[0][items][1]: Failed to validate against child schema #0.",
                "failed for <root>[0][items][1]: Value type not permitted by 'type' constraint.",
                "failed for <root>[0][items][1]: Failed to validate against child schema #1.",
                "failed for <root>[0][items][1]: Failed to validate against any schemas allowed by anyOf constraint.",
                "failed for <root>[0][items]: Failed to validate item #1 in array.",
                "failed for <root>[0]: Failed to validate against schema associated with property name 'items'.",
                "failed for <root>: Failed to validate item #0 in array.",
            ],
            findings.Select(f => f.Message));
    }

    [Theory]
    [InlineData("- rule: r\n  exceptions:\n    - name: e\n      feilds: [a]\n", "<root>[0][exceptions][0]", Properties + " 'feilds'.", "a.yaml:4:7")]
    [InlineData("- list: a\n- list: l\n  list: l\n", "<root>[1]", Properties + " 'list'.", "a.yaml:3:3")]
    [InlineData("- list: a\n  override: {}\n", "<root>[0][override]", "Object should have no fewer than 1 properties.", "a.yaml:2:13")]
    [InlineData("- macro: m\n  override:\n    condition: add\n", "<root>[0][override][condition]", "Failed to match against any enum values.", "a.yaml:3:16")]
    [InlineData("- required_plugin_versions: [{name: a}]\n", "<root>[0][required_plugin_versions][0]", "Missing required property 'version'.", "a.yaml:1:30")]
    [InlineData("- list: a\n---\n- list: a\n- b\n", "<root>[1]", "Value type not permitted by 'type' constraint.", "a.yaml:4:3")]
    public void Check_Finding_PointsAtItsPlace(string text, string path, string message, string place)
    {
        var finding = Check(text)![0];

        Assert.Equal(($"failed for {path}: {message}", place), (finding.Message, finding.Span.ToString()));
    }

    [Fact]
    public void Check_MistakesWithoutEnd_StopsAtTheLimit()
    {
        string items = string.Join(", ", Enumerable.Repeat("a, ~", 300));
        string aliases = string.Join(", ", Enumerable.Repeat("*x", 300));

        var findings = Check($"- items: &x [{items}]\n- items: [{aliases}]\n- ? {new string('k', 5000)}\n  : 1\n")!;

        Assert.Equal(SchemaValidator.MaxFindings, findings.Length);
        Assert.DoesNotContain(findings, f => f.Message.Contains("[items][0]", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_EndlessKey_IsCut() => Assert.InRange(Check($"- ? {new string('k', 5000)}\n  : 1\n")![0].Message.Length, 300, 500);

    static SchemaFinding[]? Check(string text) => RulesSchema.Check(new SourceText("a.yaml", text))?.ToArray();

    static string Lines(IEnumerable<SchemaFinding> findings) => string.Join('\n', findings.Select(f => f.Message));

    static string? Warnings(JsonElement file)
    {
        if (!file.TryGetProperty("schema_warnings", out var warnings)) return null;
        string text = string.Join('\n', warnings.EnumerateArray().Select(w => w.GetString()));
        Assert.Equal(file.GetProperty("schema_valid").GetBoolean(), text.Length == 0);
        return text;
    }
}
