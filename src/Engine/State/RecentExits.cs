namespace Gyrfalcon.Engine.State;

/// <summary>
/// The threads that exited last. The caller's half of a clone may come after the child has already exited, and what /proc said
/// of a thread after its exit: neither may bring it back. Thread ids are given out in order, so their low bits are a good
/// hash, and 8,192 slots hold what exits within any delay of the stream.
/// </summary>
sealed class RecentExits(StateCounters counters)
{
    const int Slots = 8192;

    readonly (long Tid, long ParentTid, ulong Time)[] _exits = new (long, long, ulong)[Slots];

    public void Add(long tid, long parentTid, ulong time)
    {
        ref var exit = ref _exits[tid & (Slots - 1)];
        if (exit.Tid != 0 && exit.Tid != tid && time < exit.Time + CloneEvents.StaleAfter) counters.ExitsForgotten++;
        exit = (tid, parentTid, time);
    }

    /// <summary>Whether a child of this parent exited less than <paramref name="window"/> nanoseconds before <paramref name="time"/>.</summary>
    public bool Contains(long tid, long parentTid, ulong time, ulong window)
    {
        ref var exit = ref _exits[tid & (Slots - 1)];
        return exit.Tid == tid && exit.ParentTid == parentTid && time >= exit.Time && time - exit.Time < window;
    }

    /// <summary>Whether the thread exited at <paramref name="time"/> or later.</summary>
    public bool HasExitedSince(long tid, ulong time)
    {
        ref var exit = ref _exits[tid & (Slots - 1)];
        return exit.Tid == tid && tid != 0 && exit.Time >= time;
    }

    public void Clear() => Array.Clear(_exits);
}
