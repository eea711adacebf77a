using System.Buffers.Text;
using System.Runtime.InteropServices;
using Gyrfalcon.Capture.Linux;

namespace Gyrfalcon.Capture.Procfs;

/// <summary>
/// An open directory, mostly of one process under /proc. What is read through it is of that process, even when its id is given
/// to another meanwhile; once it is gone, everything fails. Names are UTF-8 literals, which end in a NUL.
/// </summary>
readonly unsafe struct ProcDirectory : IDisposable
{
    readonly int _descriptor;

    ProcDirectory(int descriptor) => _descriptor = descriptor;

    /// <summary>Whether it could be opened.</summary>
    public bool IsOpen => _descriptor > 0;

    /// <summary>Opens a directory by its path.</summary>
    public static ProcDirectory Open(string path)
    {
        byte* name = (byte*)Marshal.StringToCoTaskMemUTF8(path);
        try
        {
            return new ProcDirectory(Libc.OpenAt(Libc.CurrentDirectory, name, Libc.OpenReadOnly | Libc.OpenCloseOnExec));
        }
        finally
        {
            Marshal.FreeCoTaskMem((nint)name);
        }
    }

    /// <summary>Opens a directory in this one.</summary>
    public ProcDirectory Open(ReadOnlySpan<byte> name)
    {
        fixed (byte* path = name) return new ProcDirectory(Libc.OpenAt(_descriptor, path, Libc.OpenReadOnly | Libc.OpenCloseOnExec));
    }

    /// <summary>Opens the directory with a number for its name.</summary>
    public ProcDirectory Open(long number) => Open(NameOf(number, [], stackalloc byte[32]));

    /// <summary>Opens what lies in this directory; -1 when it cannot be opened, with the last error set.</summary>
    public int OpenDescriptor(ReadOnlySpan<byte> name, int flags)
    {
        fixed (byte* path = name) return Libc.OpenAt(_descriptor, path, flags);
    }

    /// <summary>Opens what has a number for its name.</summary>
    public int OpenDescriptor(long number, int flags) => OpenDescriptor(NameOf(number, [], stackalloc byte[32]), flags);

    /// <summary>Reads a file from its start until its end or the buffer's.</summary>
    /// <returns>The bytes read; empty also when it cannot be read.</returns>
    public Span<byte> Read(scoped ReadOnlySpan<byte> name, Span<byte> buffer)
    {
        int file;
        fixed (byte* path = name) file = Libc.OpenAt(_descriptor, path, Libc.OpenReadOnly | Libc.OpenCloseOnExec);
        if (file < 0) return default;

        int length = 0;
        fixed (byte* to = buffer)
        {
            while (length < buffer.Length)
            {
                nint read = Libc.Read(file, to + length, (nuint)(buffer.Length - length));
                if (read <= 0) break;
                length += (int)read;
            }
        }

        Libc.Close(file);
        return buffer[..length];
    }

    /// <summary>Reads <c>NUMBER/name</c> (or <c>NUMBER</c>, where the name is empty).</summary>
    public Span<byte> Read(long number, scoped ReadOnlySpan<byte> name, Span<byte> buffer) => Read(NameOf(number, name, stackalloc byte[64]), buffer);

    /// <summary>
    /// Reads a file of any length line by line. A line longer than the buffer is taken in pieces of its size.
    /// </summary>
    public void ReadLines(ReadOnlySpan<byte> name, Span<byte> buffer, LineHandler handler)
    {
        int file;
        fixed (byte* path = name) file = Libc.OpenAt(_descriptor, path, Libc.OpenReadOnly | Libc.OpenCloseOnExec);
        if (file < 0) return;

        int kept = 0;
        while (true)
        {
            nint read;
            fixed (byte* to = buffer) read = Libc.Read(file, to + kept, (nuint)(buffer.Length - kept));
            if (read <= 0) break;
            var filled = buffer[..(kept + (int)read)];
            int end = filled.LastIndexOf((byte)'\n');
            if (end < 0 && filled.Length < buffer.Length)
            {
                kept = filled.Length;
                continue;
            }

            int taken = end < 0 ? filled.Length : end + 1;
            var lines = new TextScanner(filled[..taken]);
            while (lines.TryLine(out var line)) handler(line);
            filled[taken..].CopyTo(buffer);
            kept = filled.Length - taken;
        }

        Libc.Close(file);
        if (kept > 0) handler(buffer[..kept]);
    }

    /// <summary>Reads where a symbolic link points to; empty when it cannot be read.</summary>
    public Span<byte> ReadLink(scoped ReadOnlySpan<byte> name, Span<byte> buffer)
    {
        fixed (byte* path = name)
        fixed (byte* to = buffer)
        {
            nint length = Libc.ReadLinkAt(_descriptor, path, to, (nuint)buffer.Length);
            return length > 0 ? buffer[..(int)length] : default;
        }
    }

    /// <summary>Reads where the link with a number for its name points to.</summary>
    public Span<byte> ReadLink(long number, Span<byte> buffer) => ReadLink(NameOf(number, [], stackalloc byte[32]), buffer);

    /// <summary>What a file is; links are followed.</summary>
    public bool TryStat(ReadOnlySpan<byte> name, out StatX result)
    {
        StatX stat;
        int error;
        fixed (byte* path = name) error = Libc.StatX(_descriptor, path, StatX.DoNotSync, StatX.BasicStats, &stat);
        result = error == 0 ? stat : default;
        return error == 0;
    }

    /// <summary>What the file with a number for its name is.</summary>
    public bool TryStat(long number, out StatX result) => TryStat(NameOf(number, [], stackalloc byte[32]), out result);

    /// <summary>Whether a file lies on a file system that is mounted read-only. This process must be allowed to write it otherwise.</summary>
    public bool IsReadOnly(ReadOnlySpan<byte> name)
    {
        fixed (byte* path = name)
            return Libc.AccessAt(_descriptor, path, Libc.WriteAccess, 0) != 0 && Marshal.GetLastPInvokeError() == Libc.ReadOnlyFileSystem;
    }

    /// <summary>The entries that have a number for their name, in the order of the directory.</summary>
    /// <param name="numbers">Takes them; cleared first.</param>
    /// <param name="limit">At most so many.</param>
    public void ListNumbers(List<long> numbers, int limit)
    {
        const int lengthOffset = 16, nameOffset = 19;  // struct linux_dirent64
        numbers.Clear();
        byte* buffer = stackalloc byte[16 * 1024];
        while (true)
        {
            nint length = Libc.GetDirectoryEntries(_descriptor, buffer, 16 * 1024);
            if (length <= 0) return;
            for (nint at = 0; at < length; at += *(ushort*)(buffer + at + lengthOffset))
            {
                var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer + at + nameOffset);
                if (!Utf8Parser.TryParse(name, out long number, out int used) || used != name.Length || number < 0) continue;
                if (numbers.Count == limit) return;
                numbers.Add(number);
            }
        }
    }

    public void Dispose()
    {
        if (IsOpen) Libc.Close(_descriptor);
    }

    // NUMBER, or NUMBER/name, with a NUL.
    static ReadOnlySpan<byte> NameOf(long number, scoped ReadOnlySpan<byte> name, Span<byte> buffer)
    {
        Utf8Formatter.TryFormat(number, buffer, out int length);
        if (!name.IsEmpty)
        {
            buffer[length++] = (byte)'/';
            name.CopyTo(buffer[length..]);
            length += name.Length;
        }

        buffer[length] = 0;
        return buffer[..(length + 1)];
    }
}
