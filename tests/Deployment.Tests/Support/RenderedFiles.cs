namespace Gyrfalcon.Deployment.Tests.Support;

/// <summary>The ConfigMaps of a release as the files that a pod of it sees, and the binary under test run on them.</summary>
sealed class RenderedFiles : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("gyr-chart-").FullName;

    public RenderedFiles(Manifests manifests, string name = "falco")
    {
        File.WriteAllText(Path.Combine(_folder, "falco.yaml"), manifests.Data(name, "falco.yaml"));
        Directory.CreateDirectory(Path.Combine(_folder, "rules.d"));
        if (!manifests.Text.Contains($"name: {name}-rules\n", StringComparison.Ordinal)) return;
        foreach (string file in manifests.Keys($"{name}-rules"))
            File.WriteAllText(Path.Combine(_folder, "rules.d", file), manifests.Data($"{name}-rules", file));
    }

    /// <summary>Runs the agent on falco.yaml, with the release's rules or, where it has none, those of the image.</summary>
    public CommandResult Run(params IEnumerable<string> arguments)
    {
        Assert.SkipUnless(File.Exists(Repository.Binary), $"needs {Repository.Binary}: make build");
        string rules = Path.Combine(_folder, "rules.d");
        if (!Directory.EnumerateFiles(rules).Any()) rules = Repository.ZeroTrustRules;
        return Command.Run("env", ["FALCO_K8S_NODE_NAME=node-1", Repository.Binary, "-c", Path.Combine(_folder, "falco.yaml"), "-r", rules, .. arguments]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
