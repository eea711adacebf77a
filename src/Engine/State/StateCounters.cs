namespace Gyrfalcon.Engine.State;

/// <summary>What the state had to refuse, replace or do without since it began. Written by the thread that owns the state.</summary>
public sealed class StateCounters
{
    /// <summary>Entries of threads that were made, placeholders included.</summary>
    public long ThreadsAdded;

    /// <summary>Entries of threads that went, for whatever cause.</summary>
    public long ThreadsRemoved;

    /// <summary>Threads that an event named and that were in the table.</summary>
    public long ThreadsFound;

    /// <summary>Entries of descriptors that were made.</summary>
    public long DescriptorsAdded;

    /// <summary>Entries of descriptors that went.</summary>
    public long DescriptorsRemoved;

    /// <summary>Events that use a descriptor that was in the table.</summary>
    public long DescriptorsFound;

    /// <summary>Enter events that were kept for their exit event.</summary>
    public long EnterEventsKept;

    /// <summary>Exit events that found their enter event.</summary>
    public long EnterEventsFound;

    /// <summary>Containers that were told of without an image.</summary>
    public long ContainersWithoutImage;

    /// <summary>Threads that found the table full: their events carry no thread.</summary>
    public long ThreadsRefused;

    /// <summary>Events of threads that nothing was known of; each was requested and got a placeholder.</summary>
    public long ThreadsMissed;

    /// <summary>Entries that gave way to a new thread with the same id: the old one's exit was never seen.</summary>
    public long ThreadsReplaced;

    /// <summary>Entries that gave way because the table was full: nothing was heard of them for 300 s.</summary>
    public long ThreadsEvicted;

    /// <summary>Exits that were forgotten, for there were too many at a time, while a clone event could still speak of the thread.</summary>
    public long ExitsForgotten;

    /// <summary>Entries that were removed as inactive and gone: their exit was never seen.</summary>
    public long ThreadsPurged;

    /// <summary>Descriptors that found the table of their process, or the total, full.</summary>
    public long DescriptorsRefused;

    /// <summary>Events that use a descriptor that is not in the table.</summary>
    public long DescriptorsMissed;

    /// <summary>Records of /proc or of a capture that are malformed.</summary>
    public long RecordsMalformed;

    /// <summary>Records of threads that events already told more of, or that had exited.</summary>
    public long RecordsIgnored;

    /// <summary>Users and groups that found their table, or the share of their container, full.</summary>
    public long UsersRefused;

    /// <summary>Users and groups of containers that gave way because the table was full.</summary>
    public long UsersEvicted;

    /// <summary>Addresses of interfaces that found their table full.</summary>
    public long InterfacesRefused;

    /// <summary>Sockets of a scan that are taken for clients because too many waited for their role.</summary>
    public long SocketsUnsettled;

    /// <summary>Events of containers that are malformed or too long.</summary>
    public long ContainersRefused;

    /// <summary>Containers that gave way to newer ones because their table was full.</summary>
    public long ContainersEvicted;

    /// <summary>Events of pods, services and the like that are malformed or too long.</summary>
    public long ResourcesRefused;

    /// <summary>Pods, services and the like that gave way to newer ones because their table was full.</summary>
    public long ResourcesEvicted;

    /// <summary>Enter events that were too long to keep until their exit event.</summary>
    public long EnterEventsRefused;

    /// <summary>The counters as they are now, for other threads. To be called by the thread that owns the state.</summary>
    public StateCounters Copy() => (StateCounters)MemberwiseClone();
}
