namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>What the container has of the host.</summary>
sealed record InspectedHostConfig
{
    public bool Privileged { get; init; }

    public string? NetworkMode { get; init; }

    public string? PidMode { get; init; }

    public string? IpcMode { get; init; }

    public long CpuPeriod { get; init; }

    public long CpuQuota { get; init; }

    public long CpuShares { get; init; }

    public string? CpusetCpus { get; init; }

    public long Memory { get; init; }

    public long MemorySwap { get; init; }
}
