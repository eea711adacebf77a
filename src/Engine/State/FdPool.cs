namespace Gyrfalcon.Engine.State;

/// <summary>The descriptors of all processes: counts and bounds them, and keeps entries for their next use.</summary>
sealed class FdPool(StateLimits limits, StateCounters counters)
{
    // A burst of short processes opens and closes a few hundred at a time; an idle entry holds about 300 bytes.
    readonly Pool<FdEntry> _idle = new(2048);

    /// <summary>The number in use.</summary>
    public int InUse { get; private set; }

    /// <summary>An empty entry, or null when the process, which has <paramref name="ofProcess"/> now, or the host is at its limit.</summary>
    public FdEntry? Rent(int ofProcess)
    {
        if (ofProcess >= limits.MaxDescriptorsPerProcess || InUse >= limits.MaxDescriptors)
        {
            counters.DescriptorsRefused++;
            return null;
        }

        InUse++;
        counters.DescriptorsAdded++;
        return _idle.Rent();
    }

    public void Return(FdEntry entry)
    {
        entry.Reset();
        InUse--;
        counters.DescriptorsRemoved++;
        _idle.Return(entry);
    }
}
