using Gyrfalcon.Hosting;

namespace Gyrfalcon.Metrics;

/// <summary>A table of the state beside its cap.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">What it holds: entries, or bytes where its name says so.</param>
/// <param name="Limit">What it may hold.</param>
/// <param name="Refused">What found it full.</param>
/// <param name="Evicted">What made room.</param>
readonly record struct StateTable(string Name, long Size, long Limit, long Refused, long Evicted)
{
    /// <summary>All tables.</summary>
    public static IReadOnlyList<StateTable> Of(LoopFacts loop)
    {
        var (sizes, limits, counters) = (loop.Sizes, loop.Limits, loop.Counters);
        return
        [
            new("threads", sizes.Threads, limits.MaxThreads, counters.ThreadsRefused, counters.ThreadsEvicted),
            new("descriptors", sizes.Descriptors, limits.MaxDescriptors, counters.DescriptorsRefused, 0),
            new("users", sizes.Users, limits.MaxUsers, counters.UsersRefused, counters.UsersEvicted),
            new("containers", sizes.Containers, limits.MaxContainers, counters.ContainersRefused, counters.ContainersEvicted),
            new("container_bytes", sizes.ContainerBytes, limits.MaxContainerBytes, 0, 0),
            new("kubernetes", sizes.Resources, limits.MaxKubernetesResources, counters.ResourcesRefused, counters.ResourcesEvicted),
            new("kubernetes_bytes", sizes.ResourceBytes, limits.MaxKubernetesBytes, 0, 0),
            new("addresses", sizes.InterfaceAddresses, limits.MaxInterfaceAddresses, counters.InterfacesRefused, 0),
        ];
    }
}
