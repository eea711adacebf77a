namespace Gyrfalcon.Engine.State;

/// <summary>The open descriptors of one process, bounded.</summary>
public sealed class FdTable
{
    // A dictionary that has grown for a process with many descriptors is not kept for the next process.
    const int MaxKeptCapacity = 256;

    // What most processes have at most; of a copy of more, the others are counted and no more.
    const int MaxMirrored = 256;

    Dictionary<int, FdEntry> _entries = [];
    FdPool _pool = null!;

    // Of a copy, those that it has no room for.
    int _leftOut;

    /// <summary>The number of open descriptors.</summary>
    public int Count => _entries.Count + _leftOut;

    /// <summary>The entries, in no order.</summary>
    public Dictionary<int, FdEntry>.ValueCollection Entries => _entries.Values;

    /// <summary>The entry of a descriptor, or null.</summary>
    public FdEntry? Find(long number) => number is >= 0 and <= int.MaxValue && _entries.TryGetValue((int)number, out var entry) ? entry : null;

    internal void Attach(FdPool pool) => _pool = pool;

    /// <summary>
    /// An empty entry for a descriptor, in place of what was there: a close that was lost, or the target of a dup2. Null when
    /// the number makes no sense or there is no room.
    /// </summary>
    internal FdEntry? Add(long number)
    {
        if (number is < 0 or > int.MaxValue) return null;
        if (_entries.TryGetValue((int)number, out var entry))
        {
            entry.Reset();
        }
        else
        {
            entry = _pool.Rent(_entries.Count);
            if (entry is null) return null;
            _entries.Add((int)number, entry);
        }

        entry.Number = (int)number;
        return entry;
    }

    internal void Remove(long number)
    {
        if (number is >= 0 and <= int.MaxValue && _entries.Remove((int)number, out var entry)) _pool.Return(entry);
    }

    /// <summary>Removes all entries in a range of numbers, both ends included.</summary>
    internal void RemoveRange(uint first, uint last)
    {
        foreach (var entry in _entries.Values)
            if ((uint)entry.Number >= first && (uint)entry.Number <= last) Remove(entry.Number);
    }

    /// <summary>What execve does: removes the entries that are marked so.</summary>
    internal void RemoveCloseOnExec()
    {
        foreach (var entry in _entries.Values)
            if (entry.Has(FdFlags.CloseOnExec)) Remove(entry.Number);
    }

    /// <summary>Adds copies of all entries of the parent process.</summary>
    internal void CopyFrom(FdTable parent)
    {
        foreach (var theirs in parent._entries.Values)
        {
            if (Add(theirs.Number) is not { } ours) return;
            ours.CopyFrom(theirs);
            ours.Flags |= FdFlags.Cloned;
        }
    }

    /// <summary>Becomes a picture of another table, with up to 256 of its entries in the same order.</summary>
    /// <param name="other">The table.</param>
    /// <param name="needed">Entries that have to be in the picture.</param>
    internal void Mirror(FdTable other, List<FdEntry> needed)
    {
        int room = MaxMirrored;
        foreach (var entry in other._entries.Values)
        {
            if (room-- > 0 || needed.Contains(entry)) _entries.TryAdd(entry.Number, entry.Copy());
        }

        _leftOut = other.Count - _entries.Count;
    }

    internal void Clear()
    {
        foreach (var entry in _entries.Values) _pool.Return(entry);
        if (_entries.Capacity > MaxKeptCapacity) _entries = [];
        else _entries.Clear();
    }
}
