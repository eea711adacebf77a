using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Recording;

/// <summary>The newest events, as many as find room: the oldest give way. Adding one copies it and allocates nothing.</summary>
/// <param name="size">The room in bytes.</param>
sealed class EventRing(int size)
{
    // The length of the block, the cpu, whether it is for the state alone, the number of the event.
    const int HeaderSize = 4 + 2 + 2 + 8;
    const int End = -1;

    readonly byte[] _bytes = new byte[size];
    int _first;
    int _next;

    // Where the older part of the events ends, when the newer one has begun anew at 0.
    int _turn = End;

    /// <summary>The number of events.</summary>
    public int Count { get; private set; }

    /// <summary>The place of the oldest event; -1 when there is none.</summary>
    public int First => Count == 0 ? End : _first;

    /// <summary>Adds an event. One that is larger than the ring leaves it empty.</summary>
    /// <param name="view">The event.</param>
    /// <param name="number">Its number in the stream.</param>
    public void Add(in EventView view, long number)
    {
        int needed = HeaderSize + view.Block.Length;
        if (needed > _bytes.Length)
        {
            Clear();
            return;
        }

        while (!HasRoom(needed)) RemoveFirst();
        var entry = _bytes.AsSpan(_next, needed);
        BinaryPrimitives.WriteInt32LittleEndian(entry, view.Block.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[4..], view.Cpu);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[6..], view.IsStateOnly ? (ushort)1 : (ushort)0);
        BinaryPrimitives.WriteInt64LittleEndian(entry[8..], number);
        view.Block.CopyTo(entry[HeaderSize..]);
        _next += needed;
        Count++;
    }

    /// <summary>The event at a place, which is borrowed until the next is added; goes on to the place of the next.</summary>
    /// <param name="place">The place; -1 behind the last event.</param>
    /// <param name="view">The event.</param>
    /// <param name="number">Its number.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryRead(ref int place, out EventView view, out long number)
    {
        view = default;
        number = 0;
        if (place == End) return false;
        var entry = _bytes.AsSpan(place);
        number = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
        int length = BinaryPrimitives.ReadInt32LittleEndian(entry);
        EventView.TryCreate(entry.Slice(HeaderSize, length), BinaryPrimitives.ReadUInt16LittleEndian(entry[4..]), out view, out _, entry[6] != 0);
        place = After(place);
        return true;
    }

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        Count = _first = _next = 0;
        _turn = End;
    }

    // Goes back to the beginning where the end is too near.
    bool HasRoom(int needed)
    {
        if (_turn != End) return _next + needed <= _first;
        if (_next + needed <= _bytes.Length) return true;
        if (Count == 0)
        {
            Clear();
            return true;
        }

        (_turn, _next) = (_next, 0);
        return needed <= _first;
    }

    void RemoveFirst()
    {
        _first += SizeAt(_first);
        if (_first == _turn) (_first, _turn) = (0, End);
        if (--Count == 0) Clear();
    }

    int After(int place)
    {
        int after = place + SizeAt(place);
        if (after == _turn) after = 0;
        return after == _next ? End : after;
    }

    int SizeAt(int place) => HeaderSize + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(place));
}
