using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Rings;

namespace Gyrfalcon.Capture.Tests.Rings;

/// <summary>
/// A ring buffer in ordinary memory, with the producer's side played by the test. The second half of the data shows the first
/// again, as the kernel's mapping does: here by writing every byte twice.
/// </summary>
sealed unsafe class SyntheticRing : IDisposable
{
    const uint Busy = 1u << 31;
    const uint Discarded = 1u << 30;

    readonly ulong* _positions;
    readonly byte* _data;
    readonly int _size;

    public SyntheticRing(int size, ushort cpu = 0, ulong start = 0)
    {
        _size = size;
        _positions = (ulong*)NativeMemory.AllocZeroed(16);
        _data = (byte*)NativeMemory.AllocZeroed((nuint)size * 2);
        _positions[0] = start;
        _positions[1] = start;
        Reader = new RingBuffer(_positions, _positions + 1, _data, (ulong)size, cpu);
    }

    public RingBuffer Reader { get; }

    public ulong Consumed => _positions[0];

    public ulong Produced => _positions[1];

    /// <summary>The room that a producer has.</summary>
    public int Free => _size - (int)(Produced - Consumed);

    public void Add(ulong timestamp, int length = 32) => Add(Record(timestamp, length));

    public void Add(ReadOnlySpan<byte> record) => Put(record, (uint)record.Length);

    public void AddDiscarded(int length) => Put(new byte[length], (uint)length | Discarded);

    /// <summary>Reserves a record that is not committed; gives what commits it.</summary>
    public Action AddBusy(ulong timestamp, int length = 32)
    {
        ulong at = Produced;
        Put(Record(timestamp, length), (uint)length | Busy);
        return () => WriteHeader(at, (uint)length);
    }

    /// <summary>An event without parameters, padded with a byte that tells it from others.</summary>
    public static byte[] Record(ulong timestamp, int length = 32)
    {
        byte[] record = new byte[length];
        Array.Fill(record, (byte)timestamp);
        if (length < 26) return record;
        BinaryPrimitives.WriteUInt64LittleEndian(record, timestamp);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(8), 1);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(16), length);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(20), 5);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(22), 0);
        return record;
    }

    public void Dispose()
    {
        NativeMemory.Free(_positions);
        NativeMemory.Free(_data);
    }

    void Put(ReadOnlySpan<byte> record, uint header)
    {
        ulong at = Produced;
        int total = (8 + record.Length + 7) & ~7;
        if (total > Free) throw new InvalidOperationException("the ring is full");
        WriteHeader(at, header);
        for (int i = 0; i < record.Length; i++) Write(at + 8 + (ulong)i, record[i]);
        _positions[1] = at + (ulong)total;
    }

    void WriteHeader(ulong at, uint header)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, header);
        for (int i = 0; i < 4; i++) Write(at + (ulong)i, bytes[i]);
    }

    void Write(ulong at, byte value)
    {
        int offset = (int)(at & (ulong)(_size - 1));
        _data[offset] = value;
        _data[offset + _size] = value;
    }
}
