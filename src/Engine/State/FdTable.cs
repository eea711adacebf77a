namespace Gyrfalcon.Engine.State;

/// <summary>The open descriptors of one process, bounded; entries that were removed are kept for the next descriptor.</summary>
public sealed class FdTable
{
    readonly Dictionary<int, FdEntry> _entries = [];

    /// <summary>The number of open descriptors.</summary>
    public int Count => _entries.Count;

    /// <summary>The entries, in no order.</summary>
    public Dictionary<int, FdEntry>.ValueCollection Entries => _entries.Values;

    /// <summary>The entry of a descriptor, or null.</summary>
    public FdEntry? Find(long number) => number is >= 0 and <= int.MaxValue && _entries.TryGetValue((int)number, out var entry) ? entry : null;
}
