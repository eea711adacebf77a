namespace Gyrfalcon.Engine.Events;

/// <summary>The category of an event (<c>evt.category</c>), and where it was raised: one kind of work, one origin.</summary>
[Flags]
public enum EventCategory : uint
{
    Unknown = 0,
    Other = 1 << 0,
    File = 1 << 1,
    Net = 1 << 2,
    Ipc = 1 << 3,
    Memory = 1 << 4,
    Process = 1 << 5,
    Sleep = 1 << 6,
    System = 1 << 7,
    Signal = 1 << 8,
    User = 1 << 9,
    Time = 1 << 10,
    IoRead = 1 << 11,
    IoWrite = 1 << 12,
    IoOther = 1 << 13,
    Wait = 1 << 14,
    Scheduler = 1 << 15,
    Internal = 1 << 16,
    Iterator = 1 << 17,
    Syscall = 1 << 24,
    Tracepoint = 1 << 25,
    Plugin = 1 << 26,
    Metaevent = 1 << 27,
}
