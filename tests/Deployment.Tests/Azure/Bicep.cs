using System.Text.Json.Nodes;

namespace Gyrfalcon.Deployment.Tests.Azure;

/// <summary>The template of <c>kubernetes/azure</c>, compiled once.</summary>
static class Bicep
{
    static readonly Lazy<CommandResult> s_build = new(() => Command.Run(Compiler, "build", Path.Combine(Folder, "main.bicep"), "--stdout"));

    public static string Folder => Path.Combine(Repository.Root, "kubernetes", "azure");

    static string Compiler => Path.Combine(Repository.Root, "artifacts", "tools", "bicep");

    /// <summary>What the compiler said; the test is skipped where there is none.</summary>
    public static CommandResult Build()
    {
        Assert.SkipUnless(File.Exists(Compiler), "bicep is not here: eng/tools.sh fetches it");
        return s_build.Value;
    }

    /// <summary>The properties of the one resource of a type.</summary>
    public static JsonObject Properties(string type)
    {
        var resources = JsonNode.Parse(Build().Succeeded("bicep build").Output)!["resources"]!;
        var all = resources is JsonObject named ? named.Select(r => r.Value!) : resources.AsArray().Select(r => r!);
        return all.Single(r => (string?)r["type"] == type)["properties"]!.AsObject();
    }

    /// <summary>Names and types of columns.</summary>
    public static IReadOnlyDictionary<string, string> Columns(JsonNode columns) => columns.AsArray().ToDictionary(c => (string)c!["name"]!, c => (string)c!["type"]!);
}
