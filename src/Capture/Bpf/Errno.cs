using System.ComponentModel;

namespace Gyrfalcon.Capture.Bpf;

/// <summary>Error numbers of Linux, as text.</summary>
static class Errno
{
    public const int PermissionDenied = 1;
    public const int ArgumentListTooLong = 7;
    public const int AccessDenied = 13;
    public const int Invalid = 22;
    public const int NotImplemented = 38;

    public static string Describe(int errno) => $"{new Win32Exception(errno).Message} (errno {errno})";
}
