using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Gyrfalcon.Capture.Linux;

namespace Gyrfalcon.Capture.Bpf;

/// <summary>
/// Keeps the last lines that libbpf and, through it, the verifier print. libbpf has one print function for the whole
/// process, so this is static; messages of concurrent loads may mix.
/// </summary>
static unsafe class LibBpfLog
{
    // A verifier log runs to megabytes; its verdict stands in the last lines.
    const int KeptLines = 30;
    const int Warning = 0;

    // va_list is 24 bytes on x86-64 and 32 on arm64, and is handed over as a pointer on both.
    const int VaListSize = 32;

    static readonly Lock s_lock = new();
    static readonly Queue<string> s_lines = new();

    public static void Install() => LibBpf.SetPrint(&Print);

    public static void Clear()
    {
        lock (s_lock) s_lines.Clear();
    }

    public static string Text()
    {
        lock (s_lock) return string.Join('\n', s_lines);
    }

    [UnmanagedCallersOnly]
    static int Print(int level, byte* format, void* arguments)
    {
        if (level != Warning) return 0;
        byte* copy = stackalloc byte[VaListSize];
        Unsafe.CopyBlockUnaligned(copy, arguments, VaListSize);
        int length = Libc.Format(null, 0, format, copy);
        if (length <= 0) return 0;

        byte* buffer = (byte*)NativeMemory.Alloc((nuint)length + 1);
        length = Libc.Format(buffer, (nuint)length + 1, format, arguments);
        Keep(new ReadOnlySpan<byte>(buffer, length));
        NativeMemory.Free(buffer);
        return 0;
    }

    static void Keep(ReadOnlySpan<byte> text)
    {
        // Only the tail can survive: do not make a string of a log of megabytes.
        const int Tail = KeptLines * 200;
        if (text.Length > Tail) text = text[^Tail..];
        lock (s_lock)
        {
            foreach (string line in Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                s_lines.Enqueue(line.TrimEnd());
                if (s_lines.Count > KeptLines) s_lines.Dequeue();
            }
        }
    }
}
