using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>Adds what an OCI specification says to a description.</summary>
static class SpecDescription
{
    /// <summary>Adds the limits; without a specification the description stays as it is.</summary>
    public static ContainerDescription Limit(ContainerDescription description, RuntimeSpec? spec)
    {
        if (spec?.Linux?.Resources is not { } limits) return description;
        return description with
        {
            CpuPeriod = limits.Cpu?.Period is > 0 and var period ? period : description.CpuPeriod,
            CpuQuota = limits.Cpu?.Quota ?? 0,
            CpuShares = limits.Cpu?.Shares is > 0 and var shares ? shares : description.CpuShares,
            CpuCount = CpuSet.Count(limits.Cpu?.Cpus),
            MemoryLimit = limits.Memory?.Limit ?? 0,
            SwapLimit = limits.Memory?.Swap ?? 0,
        };
    }

    /// <summary>The mounts of a specification.</summary>
    public static IReadOnlyList<MountDescription> MountsOf(RuntimeSpec spec) =>
    [
        .. (spec.Mounts ?? []).OfType<SpecMount>().Select(mount => new MountDescription(
            mount.Source ?? "",
            mount.Destination ?? "",
            mount.Options?.Find(o => o.StartsWith("mode=", StringComparison.Ordinal))?["mode=".Length..] ?? "",
            mount.Options?.Contains("ro") != true,
            spec.Linux?.RootfsPropagation ?? "")),
    ];
}
