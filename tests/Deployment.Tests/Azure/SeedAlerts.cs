using Gyrfalcon.Deployment.Tests.Support;

namespace Gyrfalcon.Deployment.Tests.Azure;

/// <summary>What the binary under test prints over the demonstration capture.</summary>
static class SeedAlerts
{
    public static IReadOnlyList<SeedAlert> Replay(bool json)
    {
        using var files = new RenderedFiles(Helm.Four.Template("-f", Helm.SeedValues));
        string capture = Path.Combine(Repository.Root, "tests", "fixtures", "demo.scap");
        var result = files.Run("-o", "engine.kind=replay", "-o", $"engine.replay.capture_file={capture}", "-o", "rule_matching=all", "-o", $"json_output={(json ? "true" : "false")}");
        return [.. result.Succeeded("the replay").Output.Split('\n').Where(line => line.Contains(" rule=", StringComparison.Ordinal)).Select(line => new SeedAlert(line))];
    }
}
