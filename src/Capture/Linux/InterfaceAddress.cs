using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Linux;

/// <summary><c>struct ifaddrs</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
unsafe struct InterfaceAddress
{
    public InterfaceAddress* Next;
    public byte* Name;
    public uint Flags;
    public byte* Address;
    public byte* Netmask;
    public byte* Broadcast;
    public void* Data;
}
