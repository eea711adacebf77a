using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Hosting;

/// <summary>One way through a capture with the state that belongs to each event, without rules.</summary>
/// <param name="file">The capture.</param>
/// <param name="filter">Which events are wanted; null for all.</param>
sealed class CapturePass(CaptureFile file, EventFilter? filter)
{
    const int EventsBetweenUpdates = 16_384;

    readonly Scratch _scratch = new();

    /// <summary>The state.</summary>
    public HostState Host { get; } = new();

    /// <summary>The events so far, those that were not wanted too; the number of the last one (<c>evt.num</c>).</summary>
    public long EventCount { get; private set; }

    /// <summary>Goes on to the end, or until the visitor has enough. Events that no rule could see are not shown to it.</summary>
    /// <param name="visit">Takes the events that are wanted.</param>
    /// <param name="bar">Told of the progress; null for nobody.</param>
    /// <exception cref="CaptureException">The file is damaged; what came before was visited.</exception>
    public void Run(EventVisitor visit, ProgressBar? bar)
    {
        while (file.Reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Info is not null) EventCount++;
            var context = new EventContext(view, EventCount, Host, _scratch);
            Host.Apply(ref context);
            if (bar is not null && EventCount % EventsBetweenUpdates == 0) bar.Update(EventCount);
            if (!view.IsForRules || (filter is not null && !filter.Matches(context))) continue;
            if (!visit(context)) return;
        }
    }
}
