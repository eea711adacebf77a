namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>What docker and podman say of a container.</summary>
sealed record InspectedContainer
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The id of the image.</summary>
    public string? Image { get; init; }

    /// <summary>podman: the name of the image.</summary>
    public string? ImageName { get; init; }

    /// <summary>podman: its digest.</summary>
    public string? ImageDigest { get; init; }

    public DateTimeOffset? Created { get; init; }

    /// <summary>podman: the pod.</summary>
    public string? Pod { get; init; }

    /// <summary>podman: whether it holds the namespaces of the pod.</summary>
    public bool IsInfra { get; init; }

    public long? SizeRw { get; init; }

    public InspectedConfig? Config { get; init; }

    public InspectedHostConfig? HostConfig { get; init; }

    public InspectedNetwork? NetworkSettings { get; init; }

    public List<InspectedMount?>? Mounts { get; init; }
}
