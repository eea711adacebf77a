using System.Text.Json;
using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Live.Tests.Runtimes;

/// <summary><c>gyr doctor</c> on this machine, with a real runtime and with one that hangs.</summary>
public sealed class DoctorTests(Containerd containerd) : IClassFixture<Containerd>
{
    [Fact]
    public void Doctor_WithARuntime_SaysThatItAnswersAndThatDetectionCanRun()
    {
        Requirements.SkipUnlessLive();
        Assert.SkipWhen(containerd.Skipped is not null, containerd.Skipped ?? "");
        var checks = Checks(0, RuntimeSettings.Only("cri", containerd.Socket));

        Assert.Contains(("cri", "ok", $"{containerd.Socket} answers"), checks);
        Assert.Contains(("probe", "ok", "loaded, attached and taken away again"), checks);
    }

    [Fact]
    public void Doctor_WithASocketThatHangs_SaysSoAndGoesOn()
    {
        Requirements.SkipUnlessLive();
        using var socket = new BadSocket(BadSocket.Behaviour("hangs"));
        var checks = Checks(0, RuntimeSettings.Only("docker", socket.Path));

        Assert.Contains(("docker", "warning", $"{socket.Path}: no answer in 2 s"), checks);
        Assert.Contains(checks, c => c is ("rules", "ok", _));
    }

    static List<(string Check, string State, string Text)> Checks(int exitCode, string[] settings)
    {
        CommandResult result = AgentCommand.Run(["doctor", "--json", "-r", Repository.ZeroTrustRules, .. settings.SelectMany(s => (string[])["-o", s])]);
        Assert.Equal(exitCode, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        return [.. json.RootElement.GetProperty("checks").EnumerateArray().Select(c => (Text(c, "check"), Text(c, "state"), Text(c, "text")))];
    }

    static string Text(JsonElement check, string name) => check.GetProperty(name).GetString()!;
}
