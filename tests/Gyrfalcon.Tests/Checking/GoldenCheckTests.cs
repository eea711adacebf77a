using System.Text.Json.Nodes;
using Gyrfalcon.Checking;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Tests;
using Xunit;

namespace Gyrfalcon.Tests.Checking;

/// <summary>
/// What <c>-V</c> and <c>-L</c> print of the reference's rules is what the reference prints, but for these replacements: the folder
/// before the names of files; the key <c>schema_places</c> is added.
/// </summary>
public sealed class GoldenCheckTests : IDisposable
{
    readonly StringWriter _stdout = new() { NewLine = "\n" };

    public void Dispose() => _stdout.Dispose();

    [Theory]
    [InlineData("validate-falco.json", "falco_rules.yaml")]
    [InlineData("validate-falco-incubating.json", "falco-incubating_rules.yaml")]
    [InlineData("validate-falco-sandbox.json", "falco-sandbox_rules.yaml")]
    [InlineData("validate-all.json", "falco_rules.yaml", "falco-incubating_rules.yaml", "falco-sandbox_rules.yaml")]
    public void Validate_AsJson_IsTheReferences(string expected, params string[] names)
    {
        string folder = Shared.Folder("golden/rules/upstream");
        Assert.Equal(0, Check(new Settings { JsonOutput = true }).Validate([.. names.Select(n => $"{folder}/{n}")], null));

        var ours = JsonNode.Parse(_stdout.ToString().Replace(folder + "/", "", StringComparison.Ordinal))!;
        foreach (var file in ours["falco_load_results"]!.AsArray()) Assert.True(file!.AsObject().Remove("schema_places"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(Shared.File($"golden/cli/{expected}"))), ours), ours.ToJsonString());
    }

    [Fact]
    public void Validate_AsText_IsTheReferences()
    {
        string folder = Shared.Folder("golden/rules/upstream");
        Check(new Settings()).Validate([$"{folder}/falco_rules.yaml"], null);
        Assert.Equal(File.ReadAllText(Shared.File("golden/cli/validate-falco.txt")), _stdout.ToString().Replace(folder + "/", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Describe_AsText_IsTheReferences()
    {
        Check(new Settings { RulesFiles = [Shared.File("golden/rules/upstream/falco_rules.yaml")] }).Describe(new DescriptionRequest(null));
        Assert.Equal(File.ReadAllText(Shared.File("golden/cli/describe-stable.txt")), _stdout.ToString());
    }

    RulesCheck Check(Settings settings) => new(settings, new DiagnosticBag(), _stdout, TextWriter.Null);
}
