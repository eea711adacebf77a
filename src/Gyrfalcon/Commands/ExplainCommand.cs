using System.CommandLine;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Explaining;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Commands;

/// <summary><c>gyr explain</c>: why a rule did or did not fire.</summary>
static class ExplainCommand
{
    const int DefaultCount = 3, DefaultSeconds = 10;

    public static Command Create()
    {
        var options = new CommonOptions();
        var file = new Argument<string?>("file") { Description = "The capture file (.scap, plain or gzip); without one, what happens on this host now", Arity = ArgumentArity.ZeroOrOne };
        var rule = new Option<string>("--rule") { Description = "The rule's name", HelpName = "name", Required = true };
        var events = new Option<long[]>("--event") { Description = "The number of an event (evt.num) to explain; may be repeated. Without it, those on which the rule fired, or else those that came nearest", HelpName = "number" };
        var count = new Option<int>("-n") { Description = "How many events to explain when none are chosen", HelpName = "count", DefaultValueFactory = _ => DefaultCount };
        var seconds = new Option<int>("--seconds") { Description = "How long to watch this host when there is no file", HelpName = "seconds", DefaultValueFactory = _ => DefaultSeconds };
        var all = new Option<bool>("--all") { Description = "Opens every macro, not only those that decide" };
        var json = new Option<bool>("--json") { Description = "Writes JSON" };
        var command = new Command("explain", "Says why a rule did or did not fire on events of a capture, or of this host");
        options.AddTo(command);
        command.Arguments.Add(file);
        foreach (var option in (Option[])[rule, events, count, seconds, all, json]) command.Options.Add(option);
        command.SetAction(result =>
        {
            var diagnostics = new DiagnosticBag();
            var settings = options.Load(result, diagnostics);
            if (RulesFiles.Load(settings, diagnostics, Console.Error) is not { } rules) return ExitCodes.Failed;
            var request = new ExplainRequest(result.GetRequiredValue(rule))
            {
                CaptureFile = result.GetValue(file),
                Events = ReadNumbers(result.GetValue(events) ?? []),
                Count = AtLeastOne("-n", result.GetValue(count)),
                Duration = TimeSpan.FromSeconds(AtLeastOne("--seconds", result.GetValue(seconds))),
                OpensAll = result.GetValue(all),
                AsJson = result.GetValue(json),
            };
            return Explain.Run(settings, rules, request, Console.Out, OutputStyle.Of(Console.IsOutputRedirected));
        });
        return command;
    }

    static SortedSet<long> ReadNumbers(long[] numbers)
    {
        foreach (long number in numbers)
        {
            if (number < 1) throw new ConfigurationException($"there is no event {number}: events are counted from 1");
        }

        return [.. numbers];
    }

    static int AtLeastOne(string option, int number) =>
        number >= 1 ? number : throw new ConfigurationException($"{option} {number} makes no sense; expected a number from 1 on");
}
