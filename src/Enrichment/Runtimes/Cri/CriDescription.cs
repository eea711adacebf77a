using System.Globalization;
using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes.Oci;

namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>Makes descriptions of the statuses that a CRI runtime gives.</summary>
static class CriDescription
{
    const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>A container, without its pod.</summary>
    public static ContainerDescription OfContainer(ContainerStatus status, CriInfo info, EngineType type)
    {
        var image = CriImage.Read(status, info);
        var description = new ContainerDescription
        {
            Type = type,
            FullId = status.Id,
            Name = status.Metadata?.Name ?? "",
            Image = image.Name,
            ImageRepository = image.Repository,
            ImageTag = image.Tag,
            ImageDigest = image.Digest,
            ImageId = image.Id,
            User = (status.User?.Linux?.Uid ?? info.RuntimeSpec?.Process?.User?.Uid ?? 0).ToString(CultureInfo.InvariantCulture),
            IsPrivileged = info.IsPrivileged,
            Labels = new Dictionary<string, string>(status.Labels),
            Mounts = [.. status.Mounts.Select(m => new MountDescription(m.HostPath, m.ContainerPath, "", !m.Readonly, PropagationOf(m.Propagation)))],
            Environment = info.Config?.Envs is { } variables ? [.. variables.Select(v => $"{v?.Key}={v?.Value}")] : info.RuntimeSpec?.Process?.Env ?? [],
            Created = status.CreatedAt / NanosecondsPerSecond,
        };

        // Older runtimes have the limits only in the specification.
        return status.Resources?.Linux is { } limits ? Limit(description, limits) : SpecDescription.Limit(description, info.RuntimeSpec);
    }

    /// <summary>The sandbox of a pod: the container that holds its namespaces.</summary>
    public static ContainerDescription OfSandbox(PodSandboxStatus pod, CriInfo info, EngineType type)
    {
        var image = ImageName.Parse(info.Image ?? "");
        return CriPod.Describe(
            new ContainerDescription
            {
                Type = type,
                FullId = pod.Id,
                Name = pod.Metadata?.Name ?? "",
                Image = info.Image ?? "",
                ImageRepository = image.Repository,
                ImageTag = image.Tag,
                ImageDigest = image.Digest,
                IsPodSandbox = true,
                Labels = new Dictionary<string, string>(pod.Labels),
                Created = pod.CreatedAt / NanosecondsPerSecond,
            },
            pod,
            info);
    }

    static ContainerDescription Limit(ContainerDescription description, LinuxContainerResources limits) => description with
    {
        CpuPeriod = limits.CpuPeriod > 0 ? limits.CpuPeriod : ContainerDescription.DefaultCpuPeriod,
        CpuQuota = limits.CpuQuota,
        CpuShares = limits.CpuShares > 0 ? limits.CpuShares : ContainerDescription.DefaultCpuShares,
        CpuCount = CpuSet.Count(limits.CpusetCpus),
        MemoryLimit = limits.MemoryLimitInBytes,
        SwapLimit = limits.MemorySwapLimitInBytes,
    };

    static string PropagationOf(MountPropagation propagation) => propagation switch
    {
        MountPropagation.PropagationPrivate => "private",
        MountPropagation.PropagationHostToContainer => "rslave",
        MountPropagation.PropagationBidirectional => "rshared",
        _ => "unknown",
    };
}
