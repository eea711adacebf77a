namespace Gyrfalcon.Enrichment;

/// <summary>
/// What the container plugin's <c>init_config</c> decides (<c>semantics-fields</c> §7), with its defaults. Sockets are paths on the
/// host; a runtime with an empty list is not asked.
/// </summary>
public sealed record ContainerOptions
{
    /// <summary><c>label_max_len</c>: labels with longer values are left out.</summary>
    public int LabelMaxLength { get; init; } = 100;

    /// <summary><c>with_size</c>: docker and podman are asked for the bytes that a container wrote, which makes them slow.</summary>
    public bool WithSize { get; init; }

    /// <summary><c>engines.docker</c>.</summary>
    public IReadOnlyList<string> Docker { get; init; } = ["/var/run/docker.sock"];

    /// <summary><c>engines.podman</c>; those of users in <c>/run/user</c> are added to the default.</summary>
    public IReadOnlyList<string> Podman { get; init; } = ["/run/podman/podman.sock"];

    /// <summary><c>engines.cri</c>.</summary>
    public IReadOnlyList<string> Cri { get; init; } =
        ["/run/containerd/containerd.sock", "/run/crio/crio.sock", "/run/k3s/containerd/containerd.sock", "/run/host-containerd/containerd.sock"];

    /// <summary><c>engines.containerd</c>.</summary>
    public IReadOnlyList<string> Containerd { get; init; } = ["/run/host-containerd/containerd.sock"];

    /// <summary><c>engines.static</c>: every process is in this one container, and no runtime is asked; null when not enabled.</summary>
    public StaticContainer? Static { get; init; }
}
