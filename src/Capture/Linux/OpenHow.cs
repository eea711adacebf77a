using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Linux;

/// <summary><c>struct open_how</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
struct OpenHow
{
    public ulong Flags;
    public ulong Mode;
    public ulong Resolve;
}
