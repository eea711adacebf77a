using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

/// <summary>A socket made by syscalls, closed when disposed.</summary>
sealed class RawSocket : IDisposable
{
    public const long Stream = 1, Datagram = 2, NonBlocking = 0x800;

    public RawSocket(long family, long type) => Descriptor = Syscall.Must(SyscallNumber.socket, family, type, 0);

    /// <summary>Takes over a descriptor.</summary>
    public RawSocket(long descriptor) => Descriptor = descriptor;

    public long Descriptor { get; }

    public void Bind(byte[] address)
    {
        using var memory = new CallMemory();
        Syscall.Must(SyscallNumber.bind, Descriptor, memory.Bytes(address), address.Length);
    }

    public void Connect(byte[] address)
    {
        using var memory = new CallMemory();
        Syscall.Must(SyscallNumber.connect, Descriptor, memory.Bytes(address), address.Length);
    }

    public void Listen(int backlog) => Syscall.Must(SyscallNumber.listen, Descriptor, backlog);

    public RawSocket Accept() => new(Syscall.Must(SyscallNumber.accept, Descriptor));

    public void Send(byte[] data)
    {
        using var memory = new CallMemory();
        Syscall.Must(SyscallNumber.sendto, Descriptor, memory.Bytes(data), data.Length);
    }

    /// <summary>The port that the kernel chose for this INET or INET6 socket.</summary>
    public int Port
    {
        get
        {
            using var memory = new CallMemory();
            nint address = memory.Zeros(28), length = memory.Longs(28);
            Syscall.Must(SyscallNumber.getsockname, Descriptor, address, length);
            return BinaryPrimitives.ReverseEndianness((ushort)Marshal.ReadInt16(address, 2));
        }
    }

    public void Dispose() => Syscall.Call(SyscallNumber.close, Descriptor);
}
