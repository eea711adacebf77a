using System.Runtime.InteropServices;

namespace Gyrfalcon.Simulating;

/// <summary>Zeroed memory that the kernel may be given the address of.</summary>
sealed class NativeMemory : IDisposable
{
    public NativeMemory(int size)
    {
        Address = Marshal.AllocHGlobal(size);
        Marshal.Copy(new byte[size], 0, Address, size);
    }

    public nint Address { get; }

    public void Dispose() => Marshal.FreeHGlobal(Address);
}
