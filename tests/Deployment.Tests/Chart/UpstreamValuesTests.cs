using System.Text.Json.Nodes;
using Gyrfalcon.Deployment.Tests.Support;

namespace Gyrfalcon.Deployment.Tests.Chart;

/// <summary>Every value of Falco's chart does here what it says, or is refused by its name.</summary>
public sealed class UpstreamValuesTests
{
    [Theory, InlineData(3), InlineData(4)]
    public void Template_EveryValueOfFalcosChart_ChangesTheManifestsOrIsWhatTheChartDoesAnyway(int helm)
    {
        ValueCase[] cases = [.. ValueCase.All.Where(c => c.Outcome != "refused")];
        string[] contexts = [.. cases.Select(c => c.With).Distinct()];
        JsonObject[] bases = [.. contexts.Select(context => cases.First(c => c.With == context).Base())];

        string[] texts = Umbrella.Render(Helm.Of(helm), [.. bases, .. cases.Select(c => c.Values())]);

        Assert.All(cases.Index(), item =>
        {
            string plain = texts[Array.IndexOf(contexts, item.Item.With)];
            string changed = texts[bases.Length + item.Index];
            Assert.True((plain != changed) == (item.Item.Outcome == "changed"), $"{item.Item.Key}={item.Item.Value} is not {item.Item.Outcome}");
        });
    }

    [Theory, InlineData(3), InlineData(4)]
    public void Template_ValuesThatCannotBeHonoured_AreAllRefusedByNameAtOnce(int helm)
    {
        var values = new JsonObject();
        ValueCase[] refused = [.. ValueCase.All.Where(c => c.Outcome == "refused")];
        foreach (var value in refused) value.AddTo(values);

        var result = Render(Helm.Of(helm), values);

        Assert.NotEqual(0, result.ExitCode);
        Assert.All(refused, value => Assert.Contains($"\n  {value.Key}", result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void Template_SettingsOfWhatIsOff_AreNamedOnTheDaemonSet()
    {
        ValueCase[] idle = [.. ValueCase.All.Where(c => c.Key.StartsWith("falcoctl.", StringComparison.Ordinal) || c.Key.StartsWith("driver.loader.", StringComparison.Ordinal))];
        var values = new JsonObject();
        foreach (var value in idle) value.AddTo(values);

        var result = Render(Helm.Four, values).Succeeded("helm template");

        string named = Manifests.Parse(result.Output).Label("DaemonSet", "metadata.annotations", "gyrfalcon.io/values-without-effect")!;
        Assert.Equal(idle.Where(c => c.Outcome == "refused").Select(c => c.Key).Order(StringComparer.Ordinal), named.Split(' ').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DryRun_EveryValueOfFalcoYamlAtOnce_IsTakenByTheAgent()
    {
        var values = new JsonObject();
        foreach (var value in ValueCase.All.Where(c => c.Key.StartsWith("falco.", StringComparison.Ordinal))) value.AddTo(values);
        using var files = new RenderedFiles(Manifests.Parse(Render(Helm.Four, values).Succeeded("helm template").Output));

        var result = files.Run("--dry-run");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain("schema validation: failed", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_UpstreamValues_HasEveryLeaf()
    {
        string[] leaves = [.. File.ReadLines(Shared.File("spec/helm-values.tsv")).Where(l => !l.StartsWith('#')).Skip(1).Select(l => l[..l.IndexOf('\t', StringComparison.Ordinal)])];

        Assert.Equal(249, leaves.Length);
        Assert.Equal(leaves, ValueCase.All.Select(c => c.Key));
    }

    static CommandResult Render(Helm helm, JsonObject values)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, values.ToJsonString());
            return helm.Render(Helm.Chart, "-f", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
