using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Bpf;

/// <summary><c>struct settings</c> of <c>probe/settings.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
struct ProbeSettings
{
    public ulong BootOffset;
    public uint AgentPid;
    public uint SnapLength;
    public uint DropFailed;
    public uint Unused;
}
