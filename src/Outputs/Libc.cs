using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gyrfalcon.Outputs;

/// <summary>What the base class library does not offer: to open a file so that each write lands at its end, wherever that is by then.</summary>
static partial class Libc
{
    public const int WriteOnly = 1;
    public const int Create = 0x40;
    public const int Append = 0x400;
    public const int CloseOnExec = 0x80000;

    /// <summary>0666, from which the umask takes what it takes.</summary>
    public const int ReadWriteForAll = 0x1B6;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle Open(string path, int flags, int mode);
}
