using System.CommandLine;
using Gyrfalcon.Checking;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Commands;

/// <summary>The root command, <c>gyr record</c> and <c>gyr replay</c>: one way through the engine, with three sources.</summary>
static class DetectCommand
{
    /// <summary>Live detection, or a replay when the configuration says so.</summary>
    public static RootCommand CreateRoot()
    {
        var options = new CommonOptions();
        var lists = new ListOptions();
        var checks = new CheckOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Loads configuration and rules, and stops" };
        var root = new RootCommand("Runtime threat detection for Linux, containers and Kubernetes.");
        options.AddTo(root);
        root.Options.Add(dryRun);
        lists.AddTo(root);
        checks.AddTo(root);
        root.SetAction(result =>
        {
            if (lists.TryList(result, Console.Out, Console.Error)) return ExitCodes.Ok;
            return checks.Run(result, () => Check(options, result))
                ?? Run(options, result, settings => settings, captureToWrite: null, result.GetValue(dryRun));
        });
        return root;
    }

    /// <summary>Live detection that also writes a capture.</summary>
    public static Command CreateRecord()
    {
        var options = new CommonOptions();
        var write = new Option<string>("-w") { Description = "The capture file to write (.scap)", HelpName = "file", Required = true };
        var command = new Command("record", "Detects live and writes every event to a capture file");
        options.AddTo(command);
        command.Options.Add(write);
        command.SetAction(result => Run(options, result, settings => settings with { Engine = EngineKind.ModernEbpf }, result.GetValue(write), dryRun: false));
        return command;
    }

    /// <summary>Detection on a capture file.</summary>
    public static Command CreateReplay()
    {
        var options = new CommonOptions();
        var file = new Argument<string>("file") { Description = "The capture file (.scap, plain or gzip)" };
        var command = new Command("replay", "Runs the rules over a capture file");
        options.AddTo(command);
        command.Arguments.Add(file);
        command.SetAction(result => Run(
            options, result, settings => settings with { Engine = EngineKind.Replay, CaptureFile = result.GetRequiredValue(file) }, captureToWrite: null, dryRun: false));
        return command;
    }

    static RulesCheck Check(CommonOptions options, ParseResult result)
    {
        var diagnostics = new DiagnosticBag();
        return new RulesCheck(options.Load(result, diagnostics), diagnostics, Console.Out, Console.Error);
    }

    static int Run(CommonOptions options, ParseResult result, Func<Settings, Settings> adjust, string? captureToWrite, bool dryRun)
    {
        var diagnostics = new DiagnosticBag();
        var settings = adjust(options.Load(result, diagnostics));
        if (Session.Load(settings, diagnostics, Console.Error) is not { } session) return ExitCodes.Failed;
        if (dryRun) return ExitCodes.Ok;
        return settings.Replay ? Replay.Run(session) : Live.Run(session, captureToWrite);
    }
}
