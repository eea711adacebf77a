using System.Text.Json.Nodes;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Tests;
using Gyrfalcon.Hosting;
using Gyrfalcon.Listing;
using Xunit;

namespace Gyrfalcon.Tests.Hosting;

/// <summary>
/// What <c>--version</c> and <c>--config-schema</c> print is the reference's, but for these replacements: the versions of its library
/// and its driver are ours; the line <c>Gyrfalcon:</c>, the key <c>gyrfalcon_version</c> and the section <c>gyrfalcon</c> are added.
/// </summary>
public sealed class VersionsTests
{
    [Fact]
    public void WriteText_IsTheReferences()
    {
        var writer = new StringWriter();
        Versions.WriteText(writer);
        var lines = writer.ToString().TrimEnd().Split('\n');
        Assert.Equal($"Gyrfalcon:     {Versions.Own}", lines[^1]);
        string ours = string.Join('\n', lines[..^1]).Replace($"{Versions.Own}-gyrfalcon", "0.0.0-local", StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Shared.File("golden/cli/version.txt")).TrimEnd(), ours);
    }

    [Fact]
    public void Write_IsTheReferences()
    {
        var writer = new StringWriter();
        JsonOutput.WriteCompact(writer, json => Versions.Write(json, []));
        string ours = writer.ToString().Replace($"{Versions.Own}-gyrfalcon", "0.0.0-local", StringComparison.Ordinal)
            .Replace($"\"gyrfalcon_version\":\"{Versions.Own}\",", "", StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Shared.File("golden/cli/version.json")).TrimEnd(), ours.TrimEnd());
    }

    [Fact]
    public void Write_WithPlugins_NamesTheirVersions()
    {
        var writer = new StringWriter();
        JsonOutput.WriteCompact(writer, json => Versions.Write(json, BuiltInPlugin.All));
        Assert.Equal("""{"container":"0.7.1","json":"0.7.3","k8smeta":"0.4.1"}""", JsonNode.Parse(writer.ToString())!["plugin_versions"]!.ToJsonString());
    }

    [Fact]
    public void ConfigSchema_IsTheReferences()
    {
        var ours = JsonNode.Parse(ConfigSchema.Text)!;
        foreach (string own in (string[])["gyrfalcon", "azure_monitor_output"]) Assert.True(ours["definitions"]!["FalcoConfig"]!["properties"]!.AsObject().Remove(own));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllBytes(Shared.File("golden/cli/config-schema.json"))), ours));
    }
}
