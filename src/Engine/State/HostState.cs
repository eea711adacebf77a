namespace Gyrfalcon.Engine.State;

/// <summary>
/// The picture of one host that rules are asked about: threads, descriptors, users. It is owned by one thread and knows no
/// statics, so that several can live beside each other.
/// </summary>
public sealed partial class HostState
{
    /// <summary>Every known thread.</summary>
    public ThreadTable Threads { get; } = new();

    /// <summary>Users and groups of the host.</summary>
    public UserTable Users { get; } = new();

    /// <summary>The machine.</summary>
    public MachineInfo Machine { get; set; } = MachineInfo.Unknown;

    /// <summary>When the first event of the stream happened, in nanoseconds since the epoch; 0 before it.</summary>
    public ulong FirstEventTime { get; internal set; }

    /// <summary>Called with the id of a thread that an event names and the state misses; a live source answers with its records.</summary>
    public Action<long>? RequestThread { get; init; }

    /// <summary>
    /// Brings the state up to an event and binds the context to its thread and descriptor; after it the rules may be asked.
    /// What the previous event left to be undone (its thread's exit, its descriptor's close) is done first.
    /// </summary>
    /// <param name="context">A context over the event; thread, descriptor and descriptor number are filled in.</param>
    public void Apply(ref EventContext context)
    {
        if (FirstEventTime == 0 && context.Event.Info is not null) FirstEventTime = context.Event.Timestamp;
        context.Thread = Threads.Find(context.Event.ThreadId);
    }
}
