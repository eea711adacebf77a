using Gyrfalcon.Capture.Linux;

namespace Gyrfalcon.Capture.Users;

/// <summary>A file and its contents, as far as they can be told apart without reading.</summary>
readonly record struct FileVersion(ulong Device, ulong Inode, ulong Size, ulong Modified, ulong Changed)
{
    public static FileVersion Of(in StatX stat) =>
        new((ulong)stat.DeviceMajor << 32 | stat.DeviceMinor, stat.Inode, stat.Size, stat.ModifyTime.SinceEpoch, stat.ChangeTime.SinceEpoch);

    public bool IsSameFile(FileVersion other) => Device == other.Device && Inode == other.Inode;
}
