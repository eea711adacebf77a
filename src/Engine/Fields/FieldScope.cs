namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// Whose state a field reads. What cannot change between two events of the same thing need not be asked twice, and later need
/// not leave the kernel; a field with any of the last five is per event.
/// </summary>
[Flags]
public enum FieldScope : ushort
{
    /// <summary>The event's own parameters.</summary>
    Event = 0,
    Thread = 1 << 0,
    ThreadGroup = 1 << 1,
    Descriptor = 1 << 2,
    Container = 1 << 3,
    /// <summary>Parents, session and process group leaders.</summary>
    OtherProcesses = 1 << 4,
    /// <summary>Users, interfaces and other tables of the host.</summary>
    HostTables = 1 << 5,
    Clock = 1 << 6,
    /// <summary>The position in the stream (<c>evt.num</c>).</summary>
    Stream = 1 << 7,
    /// <summary>When the place where it is written was asked before (<see cref="FieldMemory"/>): asking it changes what it says next.</summary>
    Memory = 1 << 8,
}
