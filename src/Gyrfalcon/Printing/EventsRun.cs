using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Printing;

/// <summary>Prints what was asked of a capture.</summary>
/// <param name="request">What was asked.</param>
/// <param name="stdout">Where it goes.</param>
/// <param name="stderr">Where diagnostics go, and what could not be read.</param>
sealed class EventsRun(EventsRequest request, Stream stdout, TextWriter stderr)
{
    const int BufferSize = 64 * 1024;

    /// <summary>Whether <c>stdout</c> is a terminal: lines leave one by one, and long runs show how far they are.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether it takes colours.</summary>
    public bool HasColour { get; init; }

    /// <summary>Prints; false when filter or format are no good.</summary>
    /// <exception cref="CaptureException">The file cannot be read, or not to its end; what came before was printed.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public bool Run()
    {
        var diagnostics = new DiagnosticBag();
        var filter = request.Filter.Length == 0 ? null
            : EventFilter.Compile(MappedText.Whole(new SourceText("filter", request.Filter)), SyscallSource.Instance, diagnostics);
        var printer = EventPrinter.Create(request, HasColour, diagnostics);
        new DiagnosticRenderer(stderr, Terminals.HasColour(Console.IsErrorRedirected)).Write(diagnostics);
        if (diagnostics.HasErrors) return false;

        using var file = new CaptureFile(request.File);
        var pass = new CapturePass(file, filter);
        var damage = Print(pass, printer!, IsTerminal ? ProgressBar.ForError(file) : null);
        foreach (string line in CaptureReport.Losses(file.Reader, pass.Host)) stderr.WriteLine(line);
        return damage is null ? true : throw damage;
    }

    CaptureException? Print(CapturePass pass, EventPrinter printer, ProgressBar? bar)
    {
        var output = new BufferedStream(stdout, BufferSize);
        var summary = request.Summary ? new EventSummary() : null;
        long left = request.Count ?? long.MaxValue;
        CaptureException? damage = null;
        try
        {
            pass.Run(Visit, bar);
        }
        catch (CaptureException e)
        {
            damage = e;
        }

        bar?.Hide().Dispose();
        if (summary is not null) Write(summary, pass.EventCount, output);
        output.Flush();
        return damage;

        bool Visit(scoped in EventContext context)
        {
            if (summary is not null)
            {
                summary.Add(context);
                return --left > 0;
            }

            bar?.Hide().Dispose();
            if (!printer.Print(context, output)) return true;
            if (IsTerminal) output.Flush();
            return --left > 0;
        }
    }

    void Write(EventSummary summary, long all, Stream output)
    {
        using var text = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        var writer = new SummaryWriter(text, HasColour);
        if (request.AsJson) writer.WriteJson(summary, all);
        else writer.Write(summary, all);
    }
}
