using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Gyrfalcon.Capture.Tests.Programs.Support;

/// <summary>What stat(2) says of a file, for the parameters that repeat it.</summary>
readonly record struct FileStat(uint Device, ulong Inode, ulong ModificationTime, ulong ChangeTime)
{
    const int Size = 144;

    public static FileStat Of(string path)
    {
        using var memory = new CallMemory();
        nint result = memory.Zeros(Size);
        Syscall.Must(SyscallNumber.stat, memory.Text(path), result);
        byte[] bytes = new byte[Size];
        Marshal.Copy(result, bytes, 0, Size);
        return new FileStat((uint)At(bytes, 0), At(bytes, 8), At(bytes, 88) * 1_000_000_000 + At(bytes, 96), At(bytes, 104) * 1_000_000_000 + At(bytes, 112));
    }

    static ulong At(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(offset));
}
