namespace Gyrfalcon.Capture;

/// <summary>How to watch this host.</summary>
public sealed record LiveOptions
{
    /// <summary>
    /// The size of a ring buffer: 1 to 10 for 1, 2, 4 … 512 MiB. Default 4: 8 MiB, about 75,000 events of 100
    /// bytes, a quarter of a second of the heaviest load. It is kernel memory, taken whole at the start.
    /// </summary>
    public int BufferSizePreset { get; init; } = 4;

    /// <summary>
    /// How many CPUs divide a buffer of <see cref="BufferSizePreset"/> among them, each with a ring of its own in it; 0 for all of
    /// them, 1 by default. The share is rounded down to a power of two.
    /// </summary>
    public int CpusForEachBuffer { get; init; } = 1;

    /// <summary>Whether calls that failed are left out in the kernel, and not counted. Default false.</summary>
    public bool DropFailedCalls { get; init; }

    /// <summary>Bytes kept of what is read or written, at most 32767. Default 80.</summary>
    public int SnapLength { get; init; } = 80;

    /// <summary>
    /// Whether calls of this process on files and sockets are dropped in the kernel (and counted). Default true: a sensor that
    /// sees itself floods itself.
    /// </summary>
    public bool HideOwnCalls { get; init; } = true;

    /// <summary>Numbers of syscalls to leave alone. Default none.</summary>
    public IReadOnlySet<int> DisabledSyscalls { get; init; } = new HashSet<int>();

    /// <summary>
    /// Whether the stream begins with what /proc and /etc say of the host. Default true; without it, threads older than this
    /// source are unknown until they are asked for.
    /// </summary>
    public bool ScanHost { get; init; } = true;

    /// <summary>
    /// Where the host's root directory is seen, without a trailing slash. Default empty: it is this process's own. In a
    /// container, the mount point of the host's <c>/</c> or of a directory with its <c>proc</c> and <c>etc</c>.
    /// </summary>
    public string HostRoot { get; init; } = "";
}
