using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// One thread in the encoding of a process list, PL V9 (<c>scap-format</c> §2.5): fill in what is known and write it.
/// Texts are UTF-8 without a final NUL and borrowed; ids are those of the initial pid namespace unless their name says otherwise.
/// </summary>
public readonly ref struct ThreadRecordWriter()
{
    const int NameLimit = 1024;
    const int ListLimit = 4096;

    // Numbers and text lengths add up to 283 bytes.
    /// <summary>No record is longer, in bytes.</summary>
    public const int MaxSize = 512 + 5 * NameLimit + 3 * ListLimit;

    /// <summary>The thread.</summary>
    public required long Tid { get; init; }

    /// <summary>Its thread group.</summary>
    public required long Pid { get; init; }

    /// <summary>The thread group of the parent; 0 when unknown.</summary>
    public long ParentTid { get; init; }

    /// <summary>The session.</summary>
    public long Sid { get; init; } = -1;

    /// <summary>The process group.</summary>
    public long Pgid { get; init; } = -1;

    /// <summary>The process group in the thread's own pid namespace.</summary>
    public long VPgid { get; init; } = -1;

    /// <summary>The thread in its own pid namespace.</summary>
    public long VTid { get; init; } = -1;

    /// <summary>The thread group in its own pid namespace.</summary>
    public long VPid { get; init; } = -1;

    /// <summary>The kernel's name of the thread.</summary>
    public ReadOnlySpan<byte> Comm { get; init; }

    /// <summary>argv[0].</summary>
    public ReadOnlySpan<byte> Exe { get; init; }

    /// <summary>The path of the file that runs.</summary>
    public ReadOnlySpan<byte> ExePath { get; init; }

    /// <summary>argv[1..], each with its NUL.</summary>
    public ReadOnlySpan<byte> Args { get; init; }

    /// <summary>The environment, each variable with its NUL.</summary>
    public ReadOnlySpan<byte> Env { get; init; }

    /// <summary>The working directory.</summary>
    public ReadOnlySpan<byte> Cwd { get; init; }

    /// <summary>The root directory.</summary>
    public ReadOnlySpan<byte> Root { get; init; }

    /// <summary><c>subsystem=path</c>, each with its NUL.</summary>
    public ReadOnlySpan<byte> Cgroups { get; init; }

    /// <summary>The soft limit of open descriptors; all ones for no limit.</summary>
    public ulong FdLimit { get; init; }

    /// <summary>Clone flags in the driver's encoding (<c>PPM_CL_*</c>).</summary>
    public uint CloneFlags { get; init; }

    /// <summary>The effective user.</summary>
    public uint Uid { get; init; } = uint.MaxValue;

    /// <summary>The effective group.</summary>
    public uint Gid { get; init; } = uint.MaxValue;

    /// <summary>The user who logged in.</summary>
    public uint LoginUid { get; init; } = uint.MaxValue;

    /// <summary>The device number of the controlling terminal; 0 for none.</summary>
    public uint Tty { get; init; }

    /// <summary>Virtual memory in KiB.</summary>
    public uint VmSize { get; init; }

    /// <summary>Resident memory in KiB.</summary>
    public uint VmRss { get; init; }

    /// <summary>Swapped memory in KiB.</summary>
    public uint VmSwap { get; init; }

    /// <summary>Major page faults.</summary>
    public ulong PageFaultsMajor { get; init; }

    /// <summary>Minor page faults.</summary>
    public ulong PageFaultsMinor { get; init; }

    /// <summary>When the init of the pid namespace started, nanoseconds since the epoch; 0 when unknown.</summary>
    public ulong PidNamespaceStartTime { get; init; }

    /// <summary>The inheritable capabilities, one bit each.</summary>
    public ulong CapInheritable { get; init; }

    /// <summary>The permitted capabilities, one bit each.</summary>
    public ulong CapPermitted { get; init; }

    /// <summary>The effective capabilities, one bit each.</summary>
    public ulong CapEffective { get; init; }

    /// <summary>What is known of the file that runs (<c>PPM_EXE_*</c>: writable 1, upper layer 2, memfd 4, lower layer 8).</summary>
    public uint ExeFlags { get; init; }

    /// <summary>The inode of the file that runs; 0 when unknown.</summary>
    public ulong ExeInode { get; init; }

    /// <summary>When that inode last changed, nanoseconds since the epoch.</summary>
    public ulong ExeInodeChangeTime { get; init; }

    /// <summary>When the content of that file last changed, nanoseconds since the epoch.</summary>
    public ulong ExeInodeModifyTime { get; init; }

    /// <summary>When the thread began, nanoseconds since the epoch; 0 when unknown.</summary>
    public ulong StartTime { get; init; }

    /// <summary>How its process came into its container; null to have it found out from all threads together.</summary>
    internal ContainerOrigin? Origin { get; init; }

    /// <summary>
    /// Writes the record with its length. Names are cut to 1024 bytes, args, env and cgroups to 4096.
    /// </summary>
    /// <param name="destination">At least <see cref="MaxSize"/> bytes.</param>
    /// <returns>The bytes written.</returns>
    public int Write(Span<byte> destination)
    {
        var writer = new SpanWriter(destination);
        writer.Add(0u);
        writer.Add(Tid);
        writer.Add(Pid);
        writer.Add(ParentTid);
        writer.Add(Sid);
        writer.Add(VPgid);
        writer.AddText(Comm, NameLimit);
        writer.AddText(Exe, NameLimit);
        writer.AddText(ExePath, NameLimit);
        writer.AddText(Args, ListLimit);
        writer.AddText(Cwd, NameLimit);
        writer.Add(FdLimit);
        writer.Add(CloneFlags);
        writer.Add(Uid);
        writer.Add(Gid);
        writer.Add(VmSize);
        writer.Add(VmRss);
        writer.Add(VmSwap);
        writer.Add(PageFaultsMajor);
        writer.Add(PageFaultsMinor);
        writer.AddText(Env, ListLimit);
        writer.Add(VTid);
        writer.Add(VPid);
        writer.AddText(Cgroups, ListLimit);
        writer.AddText(Root, NameLimit);
        writer.Add(PidNamespaceStartTime);
        writer.Add(Tty);
        writer.Add(LoginUid);
        writer.Add((ExeFlags & 1) != 0);
        writer.Add(CapInheritable);
        writer.Add(CapPermitted);
        writer.Add(CapEffective);
        writer.Add((ExeFlags & 2) != 0);
        writer.Add(ExeInode);
        writer.Add(ExeInodeChangeTime);
        writer.Add(ExeInodeModifyTime);
        writer.Add((ExeFlags & 4) != 0);
        writer.Add((ExeFlags & 8) != 0);
        writer.Add(Pgid);
        if (Origin is { } origin)
        {
            // Other readers skip what stands behind the last field that they know.
            writer.Add(StartTime);
            writer.Add((byte)(origin + 1));
        }

        writer.SetLength();
        return writer.Length;
    }
}
