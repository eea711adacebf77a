using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Linux;

/// <summary><c>struct statx</c>: unlike <c>struct stat</c> it is the same on every architecture.</summary>
[StructLayout(LayoutKind.Sequential, Size = 256)]
struct StatX
{
    /// <summary>Type, mode, links, owner, inode, size and times.</summary>
    public const uint BasicStats = 0x7ff;

    /// <summary>Take what is cached: a network file system that does not answer must not stop us.</summary>
    public const int DoNotSync = 0x4000;

    /// <summary>The file cannot be changed, whatever its mode.</summary>
    public const ulong Immutable = 0x10;

    public uint Mask;
    public uint BlockSize;
    public ulong Attributes;
    public uint Links;
    public uint Uid;
    public uint Gid;
    public ushort Mode;
    readonly ushort _spare;
    public ulong Inode;
    public ulong Size;
    public ulong Blocks;
    public ulong AttributesMask;
    public StatXTime AccessTime;
    public StatXTime BirthTime;
    public StatXTime ChangeTime;
    public StatXTime ModifyTime;
    public uint RawDeviceMajor;
    public uint RawDeviceMinor;
    public uint DeviceMajor;
    public uint DeviceMinor;
}
