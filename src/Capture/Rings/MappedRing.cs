using System.Numerics;
using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Bpf;
using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Capture.Rings;

/// <summary>A BPF ring buffer of the kernel's, and its mapping into this process.</summary>
sealed unsafe class MappedRing : IDisposable
{
    // The kernel offers the data twice in a row, so that no record is torn at the end. Mapped pages count as resident, and
    // only the last record reaches over: so no more than the longest event (64 KiB and its header) is mapped again.
    const ulong Overlap = 128 << 10;

    readonly int _descriptor;
    readonly nint _consumer;
    readonly nint _producer;
    readonly nuint _producerLength;

    /// <param name="size">Bytes of data, a power of two and of pages.</param>
    /// <param name="cpu">The CPU that will write it.</param>
    /// <exception cref="CaptureException">The kernel refuses the memory.</exception>
    public MappedRing(ulong size, int cpu)
    {
        if (!BitOperations.IsPow2(size)) throw new ArgumentOutOfRangeException(nameof(size));
        _descriptor = LibBpf.MapCreate(LibBpf.MapTypeRingBuffer, "gyrfalcon_ring", 0, 0, (uint)size, null);
        if (_descriptor < 0) throw Failure(size, -_descriptor);

        nuint page = (nuint)Environment.SystemPageSize;
        _consumer = Libc.Map(0, page, Libc.ProtRead | Libc.ProtWrite, Libc.MapShared, _descriptor, 0);
        _producerLength = page + (nuint)(size + Math.Min(size, Overlap));
        _producer = _consumer == Libc.MapFailed ? Libc.MapFailed
            : Libc.Map(0, _producerLength, Libc.ProtRead, Libc.MapShared, _descriptor, (nint)page);
        if (_producer == Libc.MapFailed)
        {
            int errno = Marshal.GetLastPInvokeError();
            Dispose();
            throw Failure(size, errno);
        }

        Buffer = new RingBuffer((ulong*)_consumer, (ulong*)_producer, (byte*)_producer + page, size, (ushort)cpu);
    }

    /// <summary>The descriptor of the map, to be put into the probe's map of rings.</summary>
    public int Descriptor => _descriptor;

    /// <summary>The reader.</summary>
    public RingBuffer Buffer { get; } = null!;

    public void Dispose()
    {
        if (_producer is not (0 or -1)) Libc.Unmap(_producer, _producerLength);
        if (_consumer is not (0 or -1)) Libc.Unmap(_consumer, (nuint)Environment.SystemPageSize);
        Libc.Close(_descriptor);
    }

    static CaptureException Failure(ulong size, int errno) => new(
        $"Cannot create a ring buffer of {size >> 20} MiB: {Errno.Describe(errno)}. Each CPU needs one; with too little memory choose a lower buf_size_preset.");
}
