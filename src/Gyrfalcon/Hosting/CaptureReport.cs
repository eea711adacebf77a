using System.Globalization;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Hosting;

/// <summary>What is said of a capture once it was read: how much of it and how fast, and what could not be read or kept.</summary>
static class CaptureReport
{
    /// <summary>The one line for everything that went well.</summary>
    /// <param name="events">Events that were read.</param>
    /// <param name="bytes">Bytes that were read, unpacked.</param>
    /// <param name="alerts">Alerts that were raised.</param>
    /// <param name="elapsed">How long it took.</param>
    public static string Summary(long events, long bytes, long alerts, TimeSpan elapsed)
    {
        double seconds = Math.Max(elapsed.TotalSeconds, 1e-6);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{events:N0} events in {seconds:F2} s ({events / seconds:N0} events/s, {bytes / seconds / 1e6:F1} MB/s), {alerts:N0} alert{(alerts == 1 ? "" : "s")}");
    }

    /// <summary>A sentence for each kind of loss that there was.</summary>
    public static IEnumerable<string> Losses(ScapReader reader, HostState host) =>
    [
        .. Enum.GetValues<SkipReason>().SelectMany(reason => StateReport.Counted(reader.Skipped[reason], "event", $"{SkippedEvents.Describe(reason)}: skipped")),
        .. StateReport.Counted(reader.LostEnterEvents, "event", "may lack arguments: too many threads waited in a call of an old writer"),
        .. StateReport.Losses(host),
    ];
}
