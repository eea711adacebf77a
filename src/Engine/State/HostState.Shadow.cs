namespace Gyrfalcon.Engine.State;

public sealed partial class HostState
{
    // Shares with another state what it says of users, interfaces, containers and pods; its threads are its own.
    HostState(HostState live)
    {
        Limits = live.Limits;
        Threads = new(Limits, Counters);
        Users = live.Users;
        Interfaces = live.Interfaces;
        Containers = live.Containers;
        ContainerRequests = live.ContainerRequests;
        Kubernetes = live.Kubernetes;
        PodRequests = live.PodRequests;
        _recentExits = live._recentExits;
        _scannedSockets = live._scannedSockets;
    }

    /// <summary>A state that shows the threads of past events; all else in it is as this one has it. No event is applied to it.</summary>
    internal HostState MakeShadow() => new(this);

    /// <summary>Shows threads as they once were, in place of those shown before.</summary>
    internal void Show(HostState live, IReadOnlyList<ThreadEntry> threads)
    {
        Machine = live.Machine;
        Threads.Show(threads, live.FirstEventTime);
    }
}
