namespace Gyrfalcon.Engine.State;

/// <summary>What an API server says of a pod, or of what a pod belongs to. Texts are UTF-8, and empty when it did not say.</summary>
/// <param name="kind">What it is.</param>
/// <param name="uid">Its uid.</param>
public sealed class KubernetesResource(KubernetesKind kind, byte[] uid)
{
    readonly byte[][][] _references = new byte[(int)KubernetesKind.Service + 1][][];

    /// <summary>What it is.</summary>
    public KubernetesKind Kind { get; } = kind;

    /// <summary>Its uid.</summary>
    public byte[] Uid { get; } = uid;

    /// <summary>Its name.</summary>
    public byte[] Name { get; internal set; } = [];

    /// <summary>The name of its namespace.</summary>
    public byte[] Namespace { get; internal set; } = [];

    /// <summary>Its labels.</summary>
    public ContainerLabels Labels { get; internal set; } = ContainerLabels.None;

    /// <summary>The address of a pod, as text.</summary>
    public byte[] Ip { get; internal set; } = [];

    /// <summary>The JSON that told it; empty unless it is kept (<see cref="HostState.KeepsDescriptions"/>).</summary>
    internal byte[] Json { get; set; } = [];

    /// <summary>The length of the JSON that told it, which is about what it takes in memory.</summary>
    internal int Size { get; init; }

    /// <summary>The uids of the resources of a kind that a pod belongs to.</summary>
    public ReadOnlySpan<byte[]> ReferencesTo(KubernetesKind kind) => _references[(int)kind];

    internal void Refer(KubernetesKind kind, byte[][] uids) => _references[(int)kind] = uids;
}
