using System.Text.Json;
using Gyrfalcon.Checking;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Xunit;

namespace Gyrfalcon.Tests.Checking;

public sealed class RulesCheckTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("gyr-check").FullName;
    readonly StringWriter _stdout = new() { NewLine = "\n" };
    readonly StringWriter _stderr = new() { NewLine = "\n" };

    [Fact]
    public void Validate_GoodFile_SaysSoAndNothingElse()
    {
        string file = Write("good.yaml", Rule("evt.type = open"));

        Assert.Equal(0, Check().Validate([file], null));

        Assert.Equal($"{file}: Ok\n", _stdout.ToString());
        Assert.Equal("", _stderr.ToString());
    }

    [Fact]
    public void Validate_FileWithWarnings_ExplainsThemOnStderr()
    {
        string file = Write("unused.yaml", "- list: l\n  items: [a]\n");

        Assert.Equal(0, Check().Validate([file], null));

        Assert.Equal($"{file}: Ok, with warnings\n", _stdout.ToString());
        Assert.Contains("LOAD_UNUSED_LIST", _stderr.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WrongFile_ExplainsEveryErrorAndFails()
    {
        string file = Write("wrong.yaml", Rule("proc.nmae = sh") + Rule("evt.type = opne", "other"));

        Assert.Equal(1, Check().Validate([file], null));

        Assert.StartsWith($"{file}: Invalid\n2 Errors:\n{file}:3:14: error: ", _stdout.ToString(), StringComparison.Ordinal);
        Assert.Contains("did you mean 'proc.name'?", _stdout.ToString(), StringComparison.Ordinal);
        Assert.Equal($"Error: {file}: Invalid\n", _stderr.ToString());
    }

    [Fact]
    public void Validate_AsJson_HasTheKeysOfTheReferenceAndThePlace()
    {
        string file = Write("wrong.yaml", Rule("evt.type = open and nothing"));

        Assert.Equal(1, Check(json: true).Validate([file], null));

        using var json = JsonDocument.Parse(_stdout.ToString());
        var result = Assert.Single(json.RootElement.GetProperty("falco_load_results").EnumerateArray());
        Assert.False(result.GetProperty("successful").GetBoolean());
        Assert.Equal(file, result.GetProperty("name").GetString());
        var error = Assert.Single(result.GetProperty("errors").EnumerateArray());
        Assert.Equal("LOAD_ERR_VALIDATE", error.GetProperty("code").GetString());
        Assert.Equal("Error validating rule/macro/list/exception objects", error.GetProperty("codedesc").GetString());
        Assert.StartsWith("Undefined macro 'nothing' used in filter.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["rules content ''", "rule 'r'", "condition expression ''"],
            error.GetProperty("context").GetProperty("locations").EnumerateArray().Select(l => $"{l.GetProperty("item_type")} '{l.GetProperty("item_name")}'"));
        Assert.Equal("  condition: evt.type = open and nothing\n                                 ^\n", error.GetProperty("context").GetProperty("snippet").GetString());
        Assert.Equal(3, error.GetProperty("place").GetProperty("line").GetInt32());
        Assert.Equal(34, error.GetProperty("place").GetProperty("column").GetInt32());
    }

    [Theory]
    [InlineData("INFO", "")]
    [InlineData("INFO", "- list: l\n  items: [a]\n")]
    [InlineData("WRONG", "")]
    public void Validate_FileThatDoesNotMeetTheSchema_NamesThePlace(string priority, string rest)
    {
        string file = Write("key.yaml", Rule("evt.type = open").Replace("INFO", priority, StringComparison.Ordinal) + "  exceptions: [{name: e, fields: [proc.name], nope: 1}]\n" + rest);

        Check().Validate([file], null);

        string output = rest.Length == 0 ? _stdout.ToString() : _stderr.ToString();
        Assert.Contains(
            $" Schema warnings:\n------\nfailed for <root>[0][exceptions][0]: Object contains a property that could not be validated using 'properties' or 'additionalProperties' constraints: 'nope'.\n   at {file}:6:47\n------\n",
            output, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SchemaWarningsAsJson_HaveTheReferencesKeysAndThePlaces()
    {
        string file = Write("key.yaml", Rule("evt.type = open") + "  nope: 1\n");

        Assert.Equal(0, Check(json: true).Validate([file], null));

        using var json = JsonDocument.Parse(_stdout.ToString());
        var result = json.RootElement.GetProperty("falco_load_results")[0];
        Assert.False(result.GetProperty("schema_valid").GetBoolean());
        Assert.Equal(2, result.GetProperty("schema_warnings").GetArrayLength());
        Assert.EndsWith("constraints: 'nope'.", result.GetProperty("schema_warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal([6, 1], result.GetProperty("schema_places").EnumerateArray().Select(p => p.GetProperty("line").GetInt32()));
    }

    [Fact]
    public void Validate_FileThatIsNotThere_IsAnError()
    {
        Assert.Equal(1, Check().Validate([Path.Combine(_folder, "none.yaml")], null));

        Assert.Equal("", _stdout.ToString());
        Assert.Contains("LOAD_ERR_FILE_READ", _stderr.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_WithDescription_AddsItWhereAllIsGood()
    {
        string file = Write("good.yaml", Rule("evt.type = open"));

        Assert.Equal(0, Check(json: true).Validate([file], new DescriptionRequest(null)));

        using var json = JsonDocument.Parse(_stdout.ToString());
        Assert.Equal("r", json.RootElement.GetProperty("falco_describe_results").GetProperty("rules")[0].GetProperty("info").GetProperty("name").GetString());
    }

    [Fact]
    public void Describe_RuleThatIsNotThere_SuggestsOne()
    {
        string file = Write("good.yaml", Rule("evt.type = open", "Shell Spawned"));

        var error = Assert.Throws<ConfigurationException>(() => Check(rules: file).Describe(new DescriptionRequest("Shell Spwned")));

        Assert.Equal("Rule \"Shell Spwned\" is not loaded; did you mean \"Shell Spawned\"?", error.Message);
    }

    [Fact]
    public void Describe_Rules_ListsThemInTwoColumns()
    {
        string file = Write("good.yaml", "- rule: A\n  desc: " + string.Join(' ', Enumerable.Repeat("word", 15)) + "\n  condition: evt.type = open\n  output: o\n  priority: INFO\n");

        Assert.Equal(0, Check(rules: file).Describe(new DescriptionRequest(null)));

        string[] lines = _stdout.ToString().Split('\n');
        Assert.Equal("Rule" + new string(' ', 47) + "Description", lines[0]);
        Assert.Equal("A" + new string(' ', 50) + string.Concat(Enumerable.Repeat("word ", 11)), lines[2]);
        Assert.Equal(new string(' ', 51) + string.Concat(Enumerable.Repeat("word ", 4)), lines[3]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    RulesCheck Check(bool json = false, string? rules = null) =>
        new(new Settings { JsonOutput = json, RulesFiles = rules is null ? [] : [rules] }, new DiagnosticBag(), _stdout, _stderr);

    string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    static string Rule(string condition, string name = "r") =>
        $"- rule: {name}\n  desc: d\n  condition: {condition}\n  output: o\n  priority: INFO\n";
}
