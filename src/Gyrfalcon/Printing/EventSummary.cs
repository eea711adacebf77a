using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Printing;

/// <summary>What the events of a capture are, in numbers.</summary>
sealed class EventSummary
{
    readonly BoundField _type = Bind("evt.type");
    readonly BoundField _process = Bind("proc.name");

    /// <summary>How many events were counted.</summary>
    public long Count { get; private set; }

    /// <summary>When the first and the last of them happened, in nanoseconds since the epoch.</summary>
    public ulong First { get; private set; }

    /// <inheritdoc cref="First"/>
    public ulong Last { get; private set; }

    /// <summary>The events by type.</summary>
    public NameCounts Types { get; } = new();

    /// <summary>The events by the name of the process.</summary>
    public NameCounts Processes { get; } = new();

    /// <summary>Counts an event.</summary>
    public void Add(scoped in EventContext context)
    {
        ulong time = context.Event.Timestamp;
        if (Count++ == 0) First = Last = time;
        First = Math.Min(First, time);
        Last = Math.Max(Last, time);
        Types.Add(_type.TryExtract(context, out var type) ? type.Bytes : default);
        Processes.Add(_process.TryExtract(context, out var process) ? process.Bytes : default);
    }

    static BoundField Bind(string name) => SyscallSource.Instance.Fields.Bind(name, null)!;
}
