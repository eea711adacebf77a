namespace Gyrfalcon.Engine.State;

/// <summary>A part of what is known of the host, or of the stream.</summary>
[Flags]
public enum StatePart : ushort
{
    None = 0,
    /// <summary>The event's own parameters, beyond what says which thread and descriptor it is about.</summary>
    Event = 1 << 0,
    Thread = 1 << 1,
    ThreadGroup = 1 << 2,
    /// <summary>The descriptor that the event is about; of a call that failed to make one, the event.</summary>
    Descriptor = 1 << 3,
    /// <summary>What a runtime tells of the thread's container; its id is the thread's own.</summary>
    Container = 1 << 4,
    /// <summary>Parents, session and process group leaders.</summary>
    OtherProcesses = 1 << 5,
    /// <summary>Users, interfaces and other tables of the host.</summary>
    HostTables = 1 << 6,
    Clock = 1 << 7,
    /// <summary>The position in the stream (<c>evt.num</c>).</summary>
    Stream = 1 << 8,
    /// <summary>When the place where it is written was asked before (<see cref="Fields.FieldMemory"/>): asking it changes what it says next.</summary>
    Memory = 1 << 9,
    /// <summary>What an API server tells of the thread's pod and of what that belongs to.</summary>
    Kubernetes = 1 << 10,
}
