namespace Gyrfalcon.Enrichment.Description;

/// <summary>What a runtime says of a container, in the terms of the container plugin's event (<c>semantics-fields</c> §7).</summary>
sealed record ContainerDescription
{
    /// <summary>What runtimes that were given no period, or no shares, use.</summary>
    public const long DefaultCpuPeriod = 100_000, DefaultCpuShares = 1024;

    public required EngineType Type { get; init; }

    public required string FullId { get; init; }

    public string Name { get; init; } = "";

    public string Image { get; init; } = "";

    public string ImageRepository { get; init; } = "";

    public string ImageTag { get; init; } = "";

    public string ImageDigest { get; init; } = "";

    public string ImageId { get; init; } = "";

    /// <summary>What it was told to run as: a name, an id, or both.</summary>
    public string User { get; init; } = "";

    public string Ip { get; init; } = "";

    public bool IsPrivileged { get; init; }

    public bool HasHostPid { get; init; }

    public bool HasHostNetwork { get; init; }

    public bool HasHostIpc { get; init; }

    public bool IsPodSandbox { get; init; }

    public string SandboxId { get; init; } = "";

    /// <summary>What the network plugin said of the pod, JSON.</summary>
    public string CniJson { get; init; } = "";

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> SandboxLabels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<MountDescription> Mounts { get; init; } = [];

    /// <summary><c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    public IReadOnlyList<PortMapping> Ports { get; init; } = [];

    public HealthProbe? HealthCheck { get; init; }

    /// <summary>Seconds since the epoch.</summary>
    public long Created { get; init; }

    public long CpuPeriod { get; init; } = DefaultCpuPeriod;

    public long CpuQuota { get; init; }

    public long CpuShares { get; init; } = DefaultCpuShares;

    /// <summary>How many CPUs it may use; 0 for all.</summary>
    public long CpuCount { get; init; }

    /// <summary>Bytes; 0 for no limit.</summary>
    public long MemoryLimit { get; init; }

    /// <summary>Bytes of memory and swap together; 0 for no limit.</summary>
    public long SwapLimit { get; init; }

    /// <summary>Bytes that it wrote; -1 when not asked for.</summary>
    public long Size { get; init; } = -1;

    /// <summary>The id as threads have it.</summary>
    public string Id => Shorten(FullId);

    /// <summary>The 12 characters of a full id that threads have.</summary>
    public static string Shorten(string fullId) => fullId.Length > 12 ? fullId[..12] : fullId;
}
