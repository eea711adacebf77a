using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// Whose state a field or a condition reads, and which events can change it. What cannot change between two events need not be
/// asked twice, and later need not leave the kernel.
/// </summary>
public readonly record struct FieldScope
{
    FieldScope(StatePart parts, EventCodeSet writers)
    {
        Parts = parts;
        Writers = writers;
    }

    /// <summary>What it reads.</summary>
    public StatePart Parts { get; }

    /// <summary>
    /// The types of the events, of any thread, that can change the value which a thread sees, of a descriptor under the same
    /// number. A change may show only behind its event: rules still see a thread that exits, a descriptor that is closed. Our own
    /// records, which are in no set, can change everything.
    /// </summary>
    public EventCodeSet Writers { get; }

    /// <summary>Whether the value may be another for each event.</summary>
    public bool IsPerEvent => Writers == EventCodeSet.All;

    /// <summary>Nothing: that of a constant.</summary>
    public static FieldScope None => default;

    /// <inheritdoc cref="StatePart.Event"/>
    public static FieldScope Event { get; } = PerEvent(StatePart.Event);

    /// <summary>The calling thread.</summary>
    public static FieldScope Thread { get; } = new(StatePart.Thread, StateWriters.Thread);

    /// <summary>What the threads of its process share.</summary>
    public static FieldScope ThreadGroup { get; } = new(StatePart.ThreadGroup, StateWriters.ThreadGroup);

    /// <inheritdoc cref="StatePart.Descriptor"/>
    public static FieldScope Descriptor { get; } = new(StatePart.Descriptor, StateWriters.Descriptors);

    /// <inheritdoc cref="StatePart.Container"/>
    public static FieldScope Container { get; } = new(StatePart.Container, StateWriters.Containers);

    /// <inheritdoc cref="StatePart.Kubernetes"/>
    public static FieldScope Kubernetes { get; } = new(StatePart.Kubernetes, StateWriters.Containers);

    /// <inheritdoc cref="StatePart.OtherProcesses"/>
    public static FieldScope OtherProcesses { get; } = PerEvent(StatePart.OtherProcesses);

    /// <inheritdoc cref="StatePart.HostTables"/>
    public static FieldScope HostTables { get; } = PerEvent(StatePart.HostTables);

    /// <summary>The time of the event.</summary>
    public static FieldScope Clock { get; } = PerEvent(StatePart.Clock);

    /// <inheritdoc cref="StatePart.Stream"/>
    public static FieldScope Stream { get; } = PerEvent(StatePart.Stream);

    /// <inheritdoc cref="StatePart.Memory"/>
    public static FieldScope Memory { get; } = PerEvent(StatePart.Memory);

    /// <summary>The same parts, of which only some events can change what is read.</summary>
    public FieldScope WrittenBy(EventCodeSet writers) => new(Parts, writers);

    /// <summary>What either reads.</summary>
    public static FieldScope operator |(FieldScope left, FieldScope right) => new(left.Parts | right.Parts, left.Writers | right.Writers);

    /// <summary>What both read.</summary>
    public static StatePart operator &(FieldScope left, FieldScope right) => left.Parts & right.Parts;

    static FieldScope PerEvent(StatePart part) => new(part, EventCodeSet.All);
}
