using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap;

/// <summary>Puts together the event block of one record; its array is kept for the next.</summary>
sealed class RecordBuffer
{
    byte[] _bytes = new byte[4096];
    int _length = RecordBlock.Overhead;

    /// <summary>The record so far.</summary>
    public Span<byte> Record => _bytes.AsSpan(RecordBlock.Overhead, _length - RecordBlock.Overhead);

    /// <summary>Begins a new record.</summary>
    public void Begin() => _length = RecordBlock.Overhead;

    /// <summary>Appends bytes.</summary>
    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _length < bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Appends a number of 8 bytes.</summary>
    public void Append(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        Append(bytes);
    }

    /// <summary>Appends a number of 4 bytes.</summary>
    public void Append(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        Append(bytes);
    }

    /// <summary>Appends zeros.</summary>
    public void AppendZeros(int count)
    {
        while (count-- > 0) Append([0]);
    }

    /// <summary>The finished event block; valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlySpan<byte> Finish(EventCode code, long tid)
    {
        RecordBlock.WriteHeader(_bytes, code, tid, timestamp: 0, _length - RecordBlock.Overhead);
        return _bytes.AsSpan(0, _length);
    }
}
