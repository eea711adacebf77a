namespace Gyrfalcon.Engine.State;

/// <summary>
/// How much the state may hold. What goes beyond is refused, or something older gives way; both are counted in
/// <see cref="StateCounters"/>. <see cref="StateSizes"/> says how much it holds.
/// </summary>
public sealed record StateLimits
{
    /// <summary>Threads, placeholders included. When there are more, those without children that are idle give way. The reference's default; a busy node of 110 pods has some 10,000.</summary>
    public int MaxThreads { get; init; } = 262_144;

    /// <summary>Nanoseconds without an event after which a thread is idle: it may be gone without its exit having been seen. The reference's default.</summary>
    public ulong ThreadIdleAfter { get; init; } = 300_000_000_000;

    /// <summary>Nanoseconds between two searches for threads that are gone. The reference's default.</summary>
    public ulong PurgeInterval { get; init; } = 300_000_000_000;

    /// <summary>
    /// Descriptors of one process. The reference stops at 4,096, which a proxy with that many connections passes: the entries
    /// of 65,536 sockets take about 20 MB.
    /// </summary>
    public int MaxDescriptorsPerProcess { get; init; } = 65_536;

    /// <summary>Descriptors of all processes together.</summary>
    public int MaxDescriptors { get; init; } = 1_048_576;

    /// <summary>Users and groups, those of containers included. When there are more, those of the container told longest ago give way.</summary>
    public int MaxUsers { get; init; } = 65_536;

    /// <summary>Users and groups of one container, so that one with a huge passwd takes no other's.</summary>
    public int MaxUsersPerContainer { get; init; } = 4_096;

    /// <summary>Containers of which more than the id is known. A node of Kubernetes runs 110 pods, of a few containers each.</summary>
    public int MaxContainers { get; init; } = 4_096;

    /// <summary>What those take in memory, in bytes; with the usual 4 KiB each it holds more than their number allows.</summary>
    public long MaxContainerBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Pods and what they belong to, as an API server tells them. A node of 110 pods has some 400.</summary>
    public int MaxKubernetesResources { get; init; } = 16_384;

    /// <summary>What those take in memory, in bytes; usually 1 KiB each.</summary>
    public long MaxKubernetesBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Addresses of network interfaces.</summary>
    public int MaxInterfaceAddresses { get; init; } = 4_096;
}
