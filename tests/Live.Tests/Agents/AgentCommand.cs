using System.Diagnostics;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Agents;

/// <summary>Command lines of the binary under test.</summary>
static class AgentCommand
{
    /// <summary>Replays a capture with the options it was recorded with and returns all that was printed.</summary>
    public static CommandResult Replay(AgentFiles files, AgentOptions options) =>
        Run(["replay", options.Capture!, .. Options(files, options)]);

    public static CommandResult Run(params IEnumerable<string> arguments)
    {
        (string program, string[] first) = Program();
        return Command.Run(TimeSpan.FromMinutes(5), program, [.. first, .. arguments]);
    }

    public static Process Start(params IEnumerable<string> arguments)
    {
        (string program, string[] first) = Program();
        // A shell starts its background jobs with SIGINT ignored, nohup ignores SIGHUP, and both are inherited: they must reach the agent all the same.
        return Command.Start("env", ["--default-signal=INT,HUP", program, .. first, .. arguments]);
    }

    public static string[] Options(AgentFiles files, AgentOptions options) =>
    [
        "-c", files.Configuration,
        .. options.Rules.SelectMany(file => (string[])["-r", file]), "-r", files.MarkerRules,
        .. options.Settings.SelectMany(setting => (string[])["-o", setting]),
        "-o", $"json_output={(options.Json ? "true" : "false")}", "-o", "rule_matching=all",
    ];

    static (string Program, string[] First) Program() =>
        Repository.Binary.EndsWith(".dll", StringComparison.Ordinal) ? ("dotnet", [Repository.Binary]) : (Repository.Binary, []);
}
