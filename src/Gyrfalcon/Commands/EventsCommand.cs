using System.CommandLine;
using Gyrfalcon.Configuration;
using Gyrfalcon.Hosting;
using Gyrfalcon.Printing;

namespace Gyrfalcon.Commands;

/// <summary><c>gyr events</c>: prints the events of a capture as sysdig does, with the fields and conditions of rules.</summary>
static class EventsCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The capture file (.scap, plain or gzip); live events are not printed" };
        var filter = new Argument<string[]>("filter") { Description = "A condition as rules have it: only the events that satisfy it", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string?>("-p", "--print")
        {
            Description = "Output format, such as '%evt.time %proc.name %fd.name'; events that lack one of its values are left out unless it begins with *",
            HelpName = "format",
        };
        var json = new Option<bool>("-j", "--json") { Description = "Writes one JSON object a line, with the fields of the format" };
        var count = new Option<long?>("-n", "--numevents") { Description = "Stops after so many events", HelpName = "count" };
        var summary = new Option<bool>("--summary") { Description = "Counts the events by type and by process instead" };
        var command = new Command("events", "Prints the events of a capture file, or their numbers");
        command.Arguments.Add(file);
        command.Arguments.Add(filter);
        foreach (var option in (Option[])[format, json, count, summary]) command.Options.Add(option);
        command.SetAction(result => Run(new EventsRequest(result.GetRequiredValue(file))
        {
            Filter = string.Join(' ', result.GetValue(filter) ?? []),
            Format = result.GetValue(format),
            AsJson = result.GetValue(json),
            Count = result.GetValue(count),
            Summary = result.GetValue(summary),
        }));
        return command;
    }

    static int Run(EventsRequest request)
    {
        if (request.Count < 1) throw new ConfigurationException($"-n {request.Count} asks for no event; expected a number from 1 up");
        if (request is { Summary: true, Format: not null }) throw new ConfigurationException("--summary has no lines that -p could format; expected one of them");
        var run = new EventsRun(request, StandardOutput.Open(), Console.Error)
        {
            IsTerminal = !Console.IsOutputRedirected,
            HasColour = Terminals.HasColour(Console.IsOutputRedirected),
        };
        try
        {
            return run.Run() ? ExitCodes.Ok : ExitCodes.Failed;
        }
        catch (IOException e)
        {
            if (StandardOutput.IsClosed(e)) return ExitCodes.Ok;
            throw new ConfigurationException($"standard output cannot be written: {e.Message}");
        }
    }
}
