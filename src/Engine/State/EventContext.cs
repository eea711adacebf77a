using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>One event together with what the state says of it: all that a field may read.</summary>
public ref struct EventContext(EventView ev, long number, HostState host, Scratch scratch)
{
    /// <summary>The event.</summary>
    public readonly EventView Event = ev;

    /// <summary>The position in the stream; the first delivered event is 1 (<c>evt.num</c>).</summary>
    public readonly long Number = number;

    /// <summary>The state after the event.</summary>
    public readonly HostState Host = host;

    /// <summary>Room for values that are composed for this event; emptied before the next.</summary>
    public readonly Scratch Scratch = scratch;

    /// <summary>The calling thread; null for events without one.</summary>
    public ThreadEntry? Thread;

    /// <summary>The descriptor that the event uses, makes or destroys; null when there is none or it is not known.</summary>
    public FdEntry? Fd;

    /// <summary>The number of that descriptor; -1 when the call that should have made it failed; <see cref="NoFd"/> when the event has none.</summary>
    public long FdNumber = NoFd;

    /// <summary>The container that the event itself tells of; null for all others, whose container is that of <see cref="Thread"/>.</summary>
    public ContainerInfo? Container;

    /// <summary>What is on its way of what is told of the thread's container and pod: asked for, and neither come nor given up.</summary>
    public StatePart Awaited;

    /// <summary>Why the metadata of the thread's container is missing, for a person; empty when it is not, or when nobody asks runtimes.</summary>
    public ReadOnlySpan<byte> ContainerFailure;

    /// <summary>Why nothing is known of the pod of the event's thread; empty when it is known, when there is none, or when nobody is told.</summary>
    public ReadOnlySpan<byte> PodFailure;

    /// <summary>Whether the event gave the descriptor another name (<c>fd.name_changed</c>).</summary>
    public bool FdNameChanged;

    /// <summary>The value of <see cref="FdNumber"/> of an event that has nothing to do with a descriptor.</summary>
    public const long NoFd = long.MinValue;
}
