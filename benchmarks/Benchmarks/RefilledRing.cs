using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Rings;

namespace Gyrfalcon.Benchmarks;

/// <summary>
/// A ring buffer in ordinary memory that its records fill exactly, so that it is full again as soon as the producer's position
/// is moved on: nothing is copied between two runs.
/// </summary>
sealed unsafe class RefilledRing
{
    const int HeaderSize = 8;

    readonly ulong* _positions;
    readonly ulong _size;

    /// <summary>Makes the ring.</summary>
    /// <param name="blocks">The events; their number must be a power of two.</param>
    /// <param name="slot">The room of each with its header; a power of two.</param>
    /// <param name="cpu">The CPU whose ring it plays.</param>
    public RefilledRing(IReadOnlyList<byte[]> blocks, int slot, ushort cpu)
    {
        _size = (ulong)(blocks.Count * slot);
        _positions = (ulong*)NativeMemory.AllocZeroed(16);
        byte* data = (byte*)NativeMemory.AllocZeroed((nuint)_size * 2);
        for (int i = 0; i < blocks.Count; i++)
        {
            var room = new Span<byte>(data + i * slot, slot);
            BitConverter.TryWriteBytes(room, slot - HeaderSize);
            blocks[i].CopyTo(room[HeaderSize..]);
        }

        new Span<byte>(data, (int)_size).CopyTo(new Span<byte>(data + _size, (int)_size));
        Reader = new RingBuffer(_positions, _positions + 1, data, _size, cpu);
    }

    public RingBuffer Reader { get; }

    /// <summary>Makes all records unread again.</summary>
    public void Refill() => _positions[1] += _size;
}
