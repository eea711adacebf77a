using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Capture.Procfs;

namespace Gyrfalcon.Capture.Users;

/// <summary>
/// The root directory of a process, below which paths are resolved as the process itself would: no link leads out of it. What is
/// there was put there by the container, so nothing but regular files is opened, and no more is read than is asked for.
/// </summary>
readonly unsafe struct ContainerRoot : IDisposable
{
    const int FileTypeMask = 0xf000, RegularFile = 0x8000;

    readonly int _descriptor;

    ContainerRoot(int descriptor) => _descriptor = descriptor;

    /// <summary>Whether it could be opened.</summary>
    public bool IsOpen => _descriptor > 0;

    /// <summary>Opens the root of a process.</summary>
    /// <param name="process">The process's directory under /proc.</param>
    /// <param name="errno">Why not, where it could not be opened.</param>
    public static ContainerRoot Open(ProcDirectory process, out int errno)
    {
        int descriptor = process.OpenDescriptor("root"u8, Libc.OpenPath | Libc.OpenDirectory | Libc.OpenCloseOnExec);
        errno = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return new(descriptor);
    }

    /// <summary>What the directory itself is.</summary>
    public bool TryStat(out StatX result) => TryStat(_descriptor, out result);

    /// <summary>Opens a regular file.</summary>
    /// <param name="path">Its path, a UTF-8 literal.</param>
    /// <param name="stat">What it is; default where it could not be opened.</param>
    /// <param name="errno">Why not; 0 when it is no regular file.</param>
    /// <returns>A descriptor for <see cref="Read"/>, to be closed; -1 when there is no such file.</returns>
    public int OpenFile(ReadOnlySpan<byte> path, out StatX stat, out int errno)
    {
        var how = new OpenHow { Flags = Libc.OpenPath | Libc.OpenCloseOnExec, Resolve = Libc.ResolveInRoot | Libc.ResolveNoMagicLinks };
        int file;
        fixed (byte* name = path) file = (int)Libc.Syscall(Libc.OpenAt2, _descriptor, name, &how, sizeof(OpenHow));
        errno = file < 0 ? Marshal.GetLastPInvokeError() : 0;
        stat = default;
        if (file < 0) return -1;
        if (TryStat(file, out stat) && (stat.Mode & FileTypeMask) == RegularFile) return file;
        Libc.Close(file);
        stat = default;
        return -1;
    }

    /// <summary>
    /// Reads a file from its start. A file that claims to be empty, as those of /proc do, is not opened: reading it may never end.
    /// </summary>
    /// <param name="file">From <see cref="OpenFile"/>.</param>
    /// <param name="size">The size that it claims.</param>
    /// <param name="limit">The most bytes to read; a last line that is cut by it is left out.</param>
    /// <param name="errno">Why it could not be read; else 0.</param>
    public static byte[] Read(int file, ulong size, int limit, out int errno)
    {
        errno = 0;
        if (size == 0) return [];
        using var own = ProcDirectory.Open("/proc/self/fd");
        int descriptor = own.OpenDescriptor(file, Libc.OpenReadOnly | Libc.OpenNonBlocking | Libc.OpenNoTerminal | Libc.OpenCloseOnExec);
        if (descriptor < 0)
        {
            errno = Marshal.GetLastPInvokeError();
            return [];
        }

        byte[] text = new byte[Math.Min(size, (ulong)limit)];
        int length = 0;
        fixed (byte* to = text)
        {
            while (length < text.Length)
            {
                nint read = Libc.Read(descriptor, to + length, (nuint)(text.Length - length));
                if (read <= 0) break;
                length += (int)read;
            }
        }

        Libc.Close(descriptor);
        return text[..(size > (ulong)limit ? text.AsSpan(0, length).LastIndexOf((byte)'\n') + 1 : length)];
    }

    public void Dispose()
    {
        if (IsOpen) Libc.Close(_descriptor);
    }

    static bool TryStat(int descriptor, out StatX result)
    {
        StatX stat;
        int error;
        fixed (byte* empty = "\0"u8) error = Libc.StatX(descriptor, empty, Libc.EmptyPath | StatX.DoNotSync, StatX.BasicStats, &stat);
        result = error == 0 ? stat : default;
        return error == 0;
    }
}
