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
        var info = new InfoOptions();
        var lists = new ListOptions();
        var checks = new CheckOptions();
        var runs = new RunOptions();
        var root = new RootCommand("Runtime threat detection for Linux, containers and Kubernetes.");
        // The one that comes with the library prints our version alone.
        root.Options.Remove(root.Options.First(o => o is VersionOption));
        options.AddTo(root);
        runs.AddTo(root);
        checks.AddTo(root);
        lists.AddTo(root);
        info.AddTo(root);
        root.SetAction(result =>
        {
            if (info.TryPrint(result, Console.Out) || lists.TryList(result, Console.Out, Console.Error)) return ExitCodes.Ok;
            Settings Load(DiagnosticBag bag) => runs.Apply(result, options.Load(result, bag, runs.Overrides(result)));
            var diagnostics = new DiagnosticBag();
            var settings = Load(diagnostics);
            if (info.TryPrint(result, settings, Console.Out)) return ExitCodes.Ok;
            return checks.Run(result, () => new RulesCheck(settings, diagnostics, Console.Out, Console.Error))
                ?? Run(settings, diagnostics, Load, captureToWrite: null, runs.IsDryRun(result));
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
        command.SetAction(result => Run(options, result, settings => settings with { Engine = EngineKind.ModernEbpf }, result.GetValue(write)));
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
            options, result, settings => settings with { Engine = EngineKind.Replay, CaptureFile = result.GetRequiredValue(file) }, captureToWrite: null));
        return command;
    }

    static int Run(CommonOptions options, ParseResult result, Func<Settings, Settings> adjust, string? captureToWrite)
    {
        Settings Load(DiagnosticBag bag) => adjust(options.Load(result, bag));
        var diagnostics = new DiagnosticBag();
        return Run(Load(diagnostics), diagnostics, Load, captureToWrite, dryRun: false);
    }

    static int Run(Settings settings, DiagnosticBag diagnostics, Func<DiagnosticBag, Settings> load, string? captureToWrite, bool dryRun)
    {
        if (Session.Load(settings, diagnostics, Console.Error, load) is not { } session) return ExitCodes.Failed;
        if (dryRun) return ExitCodes.Ok;
        using var pidFile = PidFile.Write(settings.PidFile);
        return settings.Engine switch
        {
            EngineKind.Replay => Replay.Run(session),
            EngineKind.NoDriver => NoDriver.Run(session),
            _ => Live.Run(session, captureToWrite),
        };
    }
}
