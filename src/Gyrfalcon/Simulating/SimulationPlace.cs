namespace Gyrfalcon.Simulating;

/// <summary>Where an action happens.</summary>
enum SimulationPlace
{
    /// <summary>By the first process of what looks like a container: a cgroup, namespaces and a root of its own.</summary>
    Container,

    /// <summary>In the same, by a process that was put into it from outside, as by <c>kubectl exec</c>.</summary>
    RunningContainer,

    /// <summary>On the host, where nothing is touched.</summary>
    Host,
}
