using Gyrfalcon.Capture;
using Gyrfalcon.Capture.Users;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Hosting;

/// <summary>What is said at the end of what the kernel told and could not be used.</summary>
static class LiveReport
{
    /// <summary>A sentence for each kind of loss that there was.</summary>
    public static IEnumerable<string> Losses(LiveSource source, ContainerUserSource users, HostState host) =>
    [
        .. StateReport.Counted((long)source.LateCount, "event", "came behind younger ones"),
        .. StateReport.Counted((long)source.MalformedCount, "event", "of the probe could not be read"),
        .. StateReport.Counted((long)source.LookupsRefused, "thread", "could not be looked up in /proc: too many at a time"),
        .. users.Failures.SelectMany(f => StateReport.Counted(f.Count, "container", $"had no names for its users and groups, whose files were not read: {f.Reason}")),
        .. StateReport.Losses(host),
    ];
}
