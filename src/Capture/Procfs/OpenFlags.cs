namespace Gyrfalcon.Capture.Procfs;

/// <summary>Open flags of this kernel in the driver's encoding (<c>PPM_O_*</c>, table <c>file_flags</c>).</summary>
static class OpenFlags
{
    // x86-64; the flags that depend on the architecture are O_DIRECT, O_DIRECTORY and O_LARGEFILE.
    const uint AccessMode = 3;
    const uint ReadOnly = 1, WriteOnly = 2;

    static readonly (uint Native, uint Driver)[] s_flags =
    [
        (0x40, 1 << 2),         // O_CREAT
        (0x400, 1 << 3),        // O_APPEND
        (0x1000, 1 << 4),       // O_DSYNC
        (0x80, 1 << 5),         // O_EXCL
        (0x800, 1 << 6),        // O_NONBLOCK
        (0x101000, 1 << 7),     // O_SYNC, which includes O_DSYNC
        (0x200, 1 << 8),        // O_TRUNC
        (0x4000, 1 << 9),       // O_DIRECT
        (0x10000, 1 << 10),     // O_DIRECTORY
        (0x8000, 1 << 11),      // O_LARGEFILE
        (0x80000, 1 << 12),     // O_CLOEXEC
        (0x410000, 1 << 13),    // O_TMPFILE, which includes O_DIRECTORY
    ];

    /// <summary>Translates the flags of an open file.</summary>
    public static uint Translate(uint native)
    {
        uint flags = (native & AccessMode) switch
        {
            0 => ReadOnly,
            1 => WriteOnly,
            _ => ReadOnly | WriteOnly,
        };
        foreach (var (bit, driver) in s_flags)
        {
            if ((native & bit) == bit) flags |= driver;
        }

        return flags;
    }
}
