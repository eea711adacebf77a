namespace Gyrfalcon.Engine.State;

/// <summary>How much the state holds; <see cref="StateLimits"/> says how much it may.</summary>
/// <param name="Threads">Threads, placeholders included.</param>
/// <param name="Processes">Thread groups of which more than an id is known.</param>
/// <param name="Descriptors">Descriptors of all processes.</param>
/// <param name="Users">Users and groups, those of containers included.</param>
/// <param name="InterfaceAddresses">Addresses of network interfaces.</param>
/// <param name="Containers">Containers of which more than the id is known.</param>
/// <param name="ContainerBytes">What those take in memory.</param>
/// <param name="Resources">Pods, and what they belong to.</param>
/// <param name="ResourceBytes">What those take in memory.</param>
/// <param name="UnsettledSockets">Sockets of a scan that wait for their role until events go on.</param>
public readonly record struct StateSizes(
    int Threads, int Processes, int Descriptors, int Users, int InterfaceAddresses, int Containers, long ContainerBytes, int Resources, long ResourceBytes, int UnsettledSockets);
