namespace Gyrfalcon.Tests.Runtimes;

/// <summary>containerd as on a node with systemd and cgroup v2: <c>/kubepods.slice/…/cri-containerd-ID.scope</c>.</summary>
public sealed class ContainerdWithSlices : Containerd
{
    /// <inheritdoc/>
    protected override bool HasSlices => true;
}
