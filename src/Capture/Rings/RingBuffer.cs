using System.Runtime.CompilerServices;

namespace Gyrfalcon.Capture.Rings;

/// <summary>
/// The consumer's side of one BPF ring buffer (kernel/bpf/ringbuf.c). Positions grow for ever; a record is an 8-byte
/// header, its length with a busy and a discard bit and a page offset, then the data, rounded up to 8 bytes. The memory
/// after the ring's end shows its start again, so that a record is always contiguous.
/// </summary>
sealed unsafe class RingBuffer(ulong* consumer, ulong* producer, byte* data, ulong size, ushort cpu)
{
    const uint BusyBit = 1u << 31;
    const uint DiscardBit = 1u << 30;
    const int RecordHeader = 8;

    // A program commits within microseconds, for it cannot be preempted; longer than this it was interrupted.
    const int BusySpins = 200;

    readonly ulong _mask = size - 1;
    ulong _position = Volatile.Read(ref *consumer);
    ulong _limit;
    uint _headSize;

    /// <summary>The CPU whose events the ring holds.</summary>
    public ushort Cpu { get; } = cpu;

    /// <summary>The bytes waiting in the ring.</summary>
    public ulong Backlog => Volatile.Read(ref *producer) - _position;

    /// <summary>Fixes how far <see cref="Peek"/> goes: to what has been reserved by now.</summary>
    public void TakeSnapshot() => _limit = Volatile.Read(ref *producer);

    /// <summary>
    /// Finds the next record in the snapshot, passing over discarded ones.
    /// </summary>
    /// <param name="timestamp">The timestamp of its event; 0 when the record is too short to hold one.</param>
    public RingState Peek(out ulong timestamp)
    {
        while (_position < _limit)
        {
            byte* record = data + (_position & _mask);
            uint header = Volatile.Read(ref *(uint*)record);
            for (int spin = 0; (header & BusyBit) != 0; spin++)
            {
                if (spin == BusySpins)
                {
                    timestamp = 0;
                    return RingState.Busy;
                }

                Thread.SpinWait(1);
                header = Volatile.Read(ref *(uint*)record);
            }

            uint length = header & ~DiscardBit;
            _headSize = length;
            if ((header & DiscardBit) == 0)
            {
                timestamp = length >= sizeof(ulong) ? Unsafe.ReadUnaligned<ulong>(record + RecordHeader) : 0;
                return RingState.Record;
            }

            Advance();
        }

        timestamp = 0;
        return RingState.Empty;
    }

    /// <summary>The record that <see cref="Peek"/> found; valid until <see cref="Advance"/>.</summary>
    public ReadOnlySpan<byte> Head => new(data + (_position & _mask) + RecordHeader, (int)_headSize);

    /// <summary>Gives the record that <see cref="Peek"/> found back to the producer.</summary>
    public void Advance()
    {
        _position += ((ulong)_headSize + RecordHeader + 7) & ~7ul;
        Volatile.Write(ref *consumer, _position);
    }
}
