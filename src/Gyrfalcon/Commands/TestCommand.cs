using System.CommandLine;
using Gyrfalcon.Configuration;
using Gyrfalcon.Explaining;
using Gyrfalcon.Hosting;
using Gyrfalcon.Listing;
using Gyrfalcon.Testing;

namespace Gyrfalcon.Commands;

/// <summary><c>gyr test</c>: unit tests of rules, without a kernel.</summary>
static class TestCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Test files, rules files with tests beside them, or folders (default: the folder rules, or else this one)", Arity = ArgumentArity.ZeroOrMore };
        var rules = new Option<string[]>("-r") { Description = "Rules file to test instead of those that the test files name; may be repeated", HelpName = "file" };
        var rule = new Option<string?>("--rule") { Description = "Only tests that name this rule in fires or silent", HelpName = "name" };
        var watch = new Option<bool>("--watch") { Description = "Runs again whenever a test, a rules file or a capture changes; Ctrl+C ends it" };
        var junit = new Option<string?>("--junit") { Description = "Writes the results as JUnit XML too", HelpName = "file" };
        var coverage = new Option<bool>("--coverage") { Description = "Tells which checks of the conditions no test has decided" };
        var json = new Option<bool>("--json") { Description = "Writes JSON" };
        var command = new Command("test", "Runs the unit tests of rules (*.tests.yaml)");
        command.Arguments.Add(paths);
        foreach (var option in (Option[])[rules, rule, watch, junit, coverage, json]) command.Options.Add(option);
        command.SetAction(result =>
        {
            var request = new TestRequest(result.GetValue(paths) ?? [])
            {
                RulesFiles = result.GetValue(rules) ?? [],
                Rule = result.GetValue(rule),
                JUnitFile = result.GetValue(junit),
                ShowsCoverage = result.GetValue(coverage),
                AsJson = result.GetValue(json),
            };
            if (!result.GetValue(watch)) return Run(request).IsPassed ? ExitCodes.Ok : ExitCodes.Failed;
            if (request.AsJson) throw new ConfigurationException("--watch is for people; expected it without --json");
            using var stop = new StopSignal();
            TestWatch.Run(() => Run(request, clears: Terminals.HasControls(Console.IsOutputRedirected)), () => stop.IsRequested);
            return ExitCodes.Ok;
        });
        return command;
    }

    static TestRun Run(TestRequest request, bool clears = false)
    {
        var run = TestRun.Of(request);
        if (clears) Console.Write("\e[H\e[2J");
        if (request.JUnitFile is { } path) JUnitReport.Write(run, path);
        if (request.AsJson) JsonOutput.WriteIndented(Console.Out, json => new TestJson(json).Write(run, request.ShowsCoverage));
        else new TestWriter(Console.Out, OutputStyle.Of(Console.IsOutputRedirected)).Write(run);
        return run;
    }
}
