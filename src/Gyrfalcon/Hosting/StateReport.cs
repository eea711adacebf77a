using System.Globalization;
using Gyrfalcon.Engine.Parking;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Hosting;

/// <summary>What is said at the end of what the state had to refuse, forget or do without.</summary>
static class StateReport
{
    /// <summary>A sentence for each kind of loss that there was.</summary>
    public static IEnumerable<string> Losses(HostState host)
    {
        var (counters, limits) = (host.Counters, host.Limits);
        return
        [
            .. Counted(counters.RecordsMalformed, "record", "of processes, users or interfaces could not be read"),
            .. Counted(counters.ThreadsRefused, "thread", $"found the table of {limits.MaxThreads:N0} full: their events have no process"),
            .. Counted(counters.ThreadsEvicted, "thread", $"made room in the table of {limits.MaxThreads:N0}: nothing had been heard of them for {limits.ThreadIdleAfter / 1_000_000_000} s"),
            .. Counted(counters.DescriptorsRefused, "descriptor", "found the table full: their events have no file or connection"),
            .. Counted(counters.UsersRefused, "user or group record", $"found the table of {limits.MaxUsers:N0} full: their ids have no name"),
            .. Counted(counters.UsersEvicted, "user or group", $"of older containers made room in the table of {limits.MaxUsers:N0}"),
            .. Counted(counters.InterfacesRefused, "address", $"found the table of {limits.MaxInterfaceAddresses:N0} full: they do not count as this host's"),
            .. Counted(counters.ContainersRefused, "event", "of containers could not be read"),
            .. Counted(counters.ContainersEvicted, "container", $"made room in the table of {limits.MaxContainers:N0}: their processes have the id alone"),
            .. Counted(counters.ResourcesRefused, "event", "of pods and services could not be read"),
            .. Counted(counters.ResourcesEvicted, "pod or service", $"made room in the table of {limits.MaxKubernetesResources:N0}: alerts lack what they said"),
            .. Counted(counters.SocketsUnsettled, "connection", "of the scan were taken for clients': too many waited for their role"),
            .. Counted(counters.EnterEventsRefused, "enter event", "were too long to keep: their exit events lack what these said"),
        ];
    }

    /// <summary>A sentence for each reason for which alerts lack what runtimes know of their container.</summary>
    public static IEnumerable<string> Failures(EnrichmentCounters enrichment) =>
        enrichment.Failures.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => Counted(f.Value, "alert", $"went out without what runtimes know of the container: {f.Key}"));

    /// <summary>"3 events of containers …", or nothing for none.</summary>
    /// <param name="count">How many.</param>
    /// <param name="what">What was lost, in the singular.</param>
    /// <param name="fate">What became of it.</param>
    public static IEnumerable<string> Counted(long count, string what, string fate)
    {
        if (count <= 0) yield break;
        string ending = count == 1 ? "" : what.EndsWith('s') ? "es" : "s";
        yield return string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{ending} {fate}");
    }
}
