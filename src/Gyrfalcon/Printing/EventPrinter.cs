using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Printing;

/// <summary>Prints events as lines.</summary>
sealed class EventPrinter
{
    // The line of sysdig.
    const string Plain = "*%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.args";
    const string Coloured = "*\e[2m%evt.num %evt.time %evt.cpu\e[0m \e[1m%proc.name\e[0m (%thread.tid) %evt.dir \e[36m%evt.type\e[0m %evt.args";
    const string ColouredFailure = "*\e[2m%evt.num %evt.time %evt.cpu\e[0m \e[1m%proc.name\e[0m (%thread.tid) %evt.dir \e[31m%evt.type\e[0m %evt.args";

    readonly EventFormatter _formatter;
    readonly EventFormatter _failureFormatter;
    readonly BoundField _failed = SyscallSource.Instance.Fields.Bind("evt.failed", null)!;

    EventPrinter(OutputFormat format, OutputFormat failureFormat, bool asJson)
    {
        _formatter = new EventFormatter(format, asJson);
        _failureFormatter = new EventFormatter(failureFormat, asJson);
    }

    /// <summary>Makes the printer that was asked for; null, with errors, when the format is no good.</summary>
    public static EventPrinter? Create(EventsRequest request, bool hasColour, DiagnosticBag diagnostics)
    {
        if (request.Format is { } text)
        {
            var errors = new DiagnosticBag();
            if (Compile(text, errors) is { } own) return new EventPrinter(own, own, request.AsJson);
            diagnostics.AddFrom(errors);
            return null;
        }

        bool paints = hasColour && !request.AsJson;
        return new EventPrinter(Compile(paints ? Coloured : Plain, new())!, Compile(paints ? ColouredFailure : Plain, new())!, request.AsJson);
    }

    /// <summary>Prints an event; false when the format leaves it out.</summary>
    public bool Print(scoped in EventContext context, Stream stdout)
    {
        bool isFailure = _failed.TryExtract(context, out var failed) && failed.Number != 0;
        if (!(isFailure ? _failureFormatter : _formatter).TryFormat(context, out var line)) return false;
        stdout.Write(line);
        return true;
    }

    // What is deprecated in a format is no news to those who look at old captures: only errors are told.
    static OutputFormat? Compile(string text, DiagnosticBag errors) =>
        OutputFormat.Compile(MappedText.Whole(new SourceText("-p", text)), SyscallSource.Instance, errors);
}
