namespace Gyrfalcon.Live.Tests.Containers;

/// <summary>What a container is to be.</summary>
sealed record ContainerOptions
{
    /// <summary>The first process. It is no shell and does nothing unless said otherwise.</summary>
    public string[] Arguments { get; init; } = ["sleep", "1000"];

    public bool Terminal { get; init; }

    public int UserId { get; init; }

    /// <summary>The cgroup above the container's own, whose name is the id.</summary>
    public string CgroupParent { get; init; } = "/docker";

    /// <summary>A network namespace to join; null for a new one with nothing but a loopback interface that is down.</summary>
    public string? NetworkNamespace { get; init; }

    /// <summary>A pid namespace to join, <c>host</c> for that of the host; null for a new one.</summary>
    public string? PidNamespace { get; init; }

    /// <summary>Names besides the applets under which busybox is to be found in /bin.</summary>
    public string[] ExtraNames { get; init; } = [];

    /// <summary>A directory to use as read-only lower layer in place of the busybox files.</summary>
    public string? LowerLayer { get; init; }

    /// <summary>Host files bound into the container by the runtime: path inside, path on the host.</summary>
    public (string Destination, string Source)[] Binds { get; init; } = [];
}
