using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture;

/// <summary>
/// What became of the calls that reached the probe (<c>struct event_counter</c> of <c>probe/settings.h</c>). Each call is in
/// exactly one of the four.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct EventCounter(ulong Delivered, ulong DroppedBuffer, ulong DroppedScratch, ulong DroppedOwn)
{
    /// <summary>Events that were wanted and are lost: no room in the ring, or larger than an event can be.</summary>
    public ulong Lost => DroppedBuffer + DroppedScratch;

    /// <summary>All calls.</summary>
    public ulong Calls => Delivered + Lost + DroppedOwn;

    /// <summary>The sum of both, cause by cause.</summary>
    public static EventCounter operator +(EventCounter a, EventCounter b) => new(
        a.Delivered + b.Delivered, a.DroppedBuffer + b.DroppedBuffer, a.DroppedScratch + b.DroppedScratch, a.DroppedOwn + b.DroppedOwn);
}
