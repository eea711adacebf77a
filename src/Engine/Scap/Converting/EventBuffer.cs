using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap.Converting;

/// <summary>Puts one event together, parameter by parameter; its array is kept for the next.</summary>
sealed class EventBuffer
{
    /// <summary>No event is longer, in bytes: the reference's bound for what it converts.</summary>
    public const int MaxSize = 64 * 1024;

    readonly byte[] _bytes = new byte[MaxSize];
    int _end;
    int _next;
    int _width;

    /// <summary>Whether a parameter did not fit.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>The finished event; valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlySpan<byte> Block => _bytes.AsSpan(0, _end);

    /// <summary>Begins an event with the time and thread of another.</summary>
    /// <param name="old">The other.</param>
    /// <param name="info">What the event is.</param>
    /// <param name="parameters">How many parameters will be added.</param>
    public void Begin(in EventView old, EventInfo info, int parameters)
    {
        old.Block[..EventView.HeaderSize].CopyTo(_bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(20), (ushort)info.Code);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(22), parameters);
        _width = info.Has(EventFlags.LargePayload) ? sizeof(uint) : sizeof(ushort);
        _next = EventView.HeaderSize;
        Overflowed = false;
        SetEnd(_next + parameters * _width);
    }

    /// <summary>Adds the next parameter.</summary>
    public void Add(scoped ReadOnlySpan<byte> value)
    {
        if (value.Length > MaxSize - _end || _width == sizeof(ushort) && value.Length > ushort.MaxValue)
        {
            Overflowed = true;
            value = default;
        }

        if (_width == sizeof(ushort)) BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(_next), (ushort)value.Length);
        else BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_next), value.Length);
        _next += _width;
        value.CopyTo(_bytes.AsSpan(_end));
        SetEnd(_end + value.Length);
    }

    void SetEnd(int end)
    {
        _end = end;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(16), end);
    }
}
