using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gyrfalcon.Deployment.Tests.Azure;

/// <summary>The queries against the tables that they read, and what those of the seed find in our lines. No query is executed: there is no engine for that here.</summary>
public sealed partial class QueryTests
{
    static string Queries => Path.Combine(Bicep.Folder, "queries");

    [Fact]
    public void Queries_AgainstTheDeclaredTables_AreWithoutErrors()
    {
        var result = Check(Directory.EnumerateFiles(Queries, "*.kql", SearchOption.AllDirectories));
        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Query_WithAColumnThatIsNotThere_IsFound()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "GyrfalconAlerts_CL | where Severity == 'CRITICAL'");
        var result = Check([file]);
        File.Delete(file);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'Severity' does not refer to any known column", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SeedQuery_IsThatOfTheSeed()
    {
        string seed = File.ReadAllText(Shared.File("seed/falco-runtime-security-setup.md"));
        Assert.Contains(SeedQuery(), seed.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SeedPatterns_OverOurLines_GivePriorityAndRule(bool json)
    {
        var patterns = Extract().Matches(SeedQuery()).Select(m => new Regex(m.Groups[1].Value)).ToList();
        var lines = SeedAlerts.Replay(json);

        Assert.Equal(
            [("WARNING", "Shell Spawned in Container"), ("WARNING", "Sensitive File Access in Container"), ("WARNING", "/etc Directory Modified")],
            lines.Select(l => (patterns[0].Match(l.Line).Groups[1].Value, patterns[1].Match(l.Line).Groups[1].Value)));
        // `where LogEntry contains "Falco"` is about lines of JSON, as the seed has them.
        if (json) Assert.All(lines, l => Assert.Contains("Falco", l.Line, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("""extract\(@"(.+?)", 1""")]
    private static partial Regex Extract();

    static string SeedQuery() => File.ReadAllText(Path.Combine(Queries, "seed", "ContainerLog.kql"));

    // The tables of the log agent, the one of the template, and what the collection rule calls `source`: the stream.
    static CommandResult Check(IEnumerable<string> queries)
    {
        string script = Path.Combine(Repository.Root, "eng", "check-queries.mjs");
        Assert.SkipUnless(Directory.Exists(Path.Combine(Repository.Root, "artifacts", "tools", "kusto")), "the language service of KQL is not here: eng/tools.sh fetches it");
        var tables = JsonNode.Parse(File.ReadAllText(Path.Combine(Queries, "tables.json")))!.AsObject();
        var schema = Bicep.Properties("Microsoft.OperationalInsights/workspaces/tables")["schema"]!;
        tables[(string)schema["name"]!] = Columns(schema["columns"]!);
        tables["source"] = Columns(Bicep.Properties("Microsoft.Insights/dataCollectionRules")["streamDeclarations"]!.AsObject().Single().Value!["columns"]!);
        string file = Path.GetTempFileName();
        File.WriteAllText(file, tables.ToJsonString());
        try
        {
            return Command.Run("node", [script, file, .. queries]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    static JsonObject Columns(JsonNode columns) => new(Bicep.Columns(columns).Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));
}
