namespace Gyrfalcon.Engine.State;

/// <summary>
/// What a runtime says of one container (<c>semantics-fields</c> §7). Texts are UTF-8, and empty when the runtime did not say.
/// </summary>
public sealed class ContainerInfo
{
    /// <summary>The number of the runtime that stands for the host.</summary>
    public const int HostType = 0xfffe;

    /// <summary>What stands for processes outside of containers.</summary>
    public static ContainerInfo Host { get; } = new() { Type = HostType, Id = "host"u8.ToArray(), FullId = "host"u8.ToArray(), Name = "host"u8.ToArray() };

    /// <summary>The runtime: 0 docker, 6 cri, 7 containerd and so on.</summary>
    public int Type { get; internal set; } = 0xffff;

    /// <summary>The id as threads have it, 12 characters for most runtimes.</summary>
    public byte[] Id { get; internal set; } = [];

    /// <summary>The whole id.</summary>
    public byte[] FullId { get; internal set; } = [];

    /// <summary>The name.</summary>
    public byte[] Name { get; internal set; } = [];

    /// <summary>The image as it was asked for.</summary>
    public byte[] Image { get; internal set; } = [];

    /// <summary>The id of the image.</summary>
    public byte[] ImageId { get; internal set; } = [];

    /// <summary>The image without tag and digest.</summary>
    public byte[] ImageRepository { get; internal set; } = [];

    /// <summary>The tag of the image.</summary>
    public byte[] ImageTag { get; internal set; } = [];

    /// <summary>The digest of the image.</summary>
    public byte[] ImageDigest { get; internal set; } = [];

    /// <summary>The user that the container was told to run as.</summary>
    public byte[] User { get; internal set; } = [];

    /// <summary>The IPv4 address as text.</summary>
    public byte[] Ip { get; internal set; } = [];

    /// <summary>The same as a number in host order; 0 when there is none.</summary>
    public uint Ipv4 { get; internal set; }

    /// <summary>What the network plugin said of the pod, as JSON.</summary>
    public byte[] CniJson { get; internal set; } = [];

    /// <summary>The whole id of the container that holds the namespaces of the pod.</summary>
    public byte[] SandboxId { get; internal set; } = [];

    /// <summary>Whether it has all capabilities and devices of the host.</summary>
    public bool IsPrivileged { get; internal set; }

    /// <summary>Whether it shares the pid namespace of the host.</summary>
    public bool HasHostPid { get; internal set; }

    /// <summary>Whether it shares the network of the host.</summary>
    public bool HasHostNetwork { get; internal set; }

    /// <summary>Whether it shares the ipc namespace of the host.</summary>
    public bool HasHostIpc { get; internal set; }

    /// <summary>The mounts, in the order of the runtime.</summary>
    public IReadOnlyList<ContainerMount> Mounts { get; internal set; } = [];

    /// <summary>Its labels; Kubernetes tells the pod in some of them.</summary>
    public ContainerLabels Labels { get; internal set; } = ContainerLabels.None;

    /// <summary>The uid of its pod; empty when it is in none.</summary>
    public byte[] PodUid => Labels.Find("io.kubernetes.pod.uid"u8) ?? [];

    /// <summary>The labels of its pod.</summary>
    public ContainerLabels SandboxLabels { get; internal set; } = ContainerLabels.None;

    /// <summary>The JSON that told it; empty unless it is kept (<see cref="HostState.KeepsDescriptions"/>).</summary>
    internal byte[] Json { get; set; } = [];

    /// <summary>The length of the JSON that told it, which is about what it takes in memory.</summary>
    internal int Size { get; init; }
}
