using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap.Converting;

/// <summary>
/// The last enter event of each thread, until its exit event comes. The blocks stand one behind the other in one array; when that
/// is full, those still needed move together. Where more than half of the largest array is needed, the oldest go.
/// </summary>
/// <param name="maxSize">What the blocks may take at most, bytes.</param>
sealed class EnterEvents(int maxSize = EnterEvents.DefaultMaxSize)
{
    // A block takes 60 bytes or so: 8 MiB keep those of 70,000 threads that all wait in a call.
    const int DefaultMaxSize = 8 * 1024 * 1024;

    readonly Dictionary<long, int> _offsets = [];
    byte[] _blocks = [];
    int _end;

    /// <summary>The threads that have one.</summary>
    public int Count => _offsets.Count;

    /// <summary>The enter events that had to go before their exit event came.</summary>
    public long Evicted { get; private set; }

    /// <summary>Keeps an enter event in the place of the one before.</summary>
    /// <param name="view">An event of at most 64 KiB.</param>
    public void Store(in EventView view)
    {
        _offsets.Remove(view.ThreadId);
        var block = view.Block;
        if (_blocks.Length - _end < block.Length) MakeRoom(block.Length);
        block.CopyTo(_blocks.AsSpan(_end));
        _offsets.Add(view.ThreadId, _end);
        _end += block.Length;
    }

    /// <summary>The block of a thread's enter event, valid until the next <see cref="Store"/>.</summary>
    public bool TryGet(long tid, out ReadOnlySpan<byte> block)
    {
        bool found = _offsets.TryGetValue(tid, out int offset);
        block = found ? BlockAt(offset) : default;
        return found;
    }

    /// <summary>Forgets the enter event of a thread.</summary>
    public void Remove(long tid) => _offsets.Remove(tid);

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _offsets.Clear();
        _end = 0;
    }

    void MakeRoom(int size)
    {
        int needed = size;
        foreach (int offset in _offsets.Values) needed += LengthAt(offset);

        // Twice what is needed, so that the next move comes only after as much again was stored.
        int capacity = (int)Math.Clamp(2L * needed, 64 * 1024, maxSize);
        int excess = needed - capacity / 2;
        byte[] target = capacity > _blocks.Length ? new byte[capacity] : _blocks;
        int end = 0;
        for (int from = 0, length; from < _end; from += length)
        {
            length = LengthAt(from);
            var block = _blocks.AsSpan(from, length);
            long tid = BinaryPrimitives.ReadInt64LittleEndian(block[8..]);
            if (!_offsets.TryGetValue(tid, out int newest) || newest != from) continue;
            if (excess > 0)
            {
                excess -= length;
                _offsets.Remove(tid);
                Evicted++;
                continue;
            }

            block.CopyTo(target.AsSpan(end));
            _offsets[tid] = end;
            end += length;
        }

        _blocks = target;
        _end = end;
    }

    ReadOnlySpan<byte> BlockAt(int offset) => _blocks.AsSpan(offset, LengthAt(offset));

    int LengthAt(int offset) => (int)BinaryPrimitives.ReadUInt32LittleEndian(_blocks.AsSpan(offset + 16));
}
