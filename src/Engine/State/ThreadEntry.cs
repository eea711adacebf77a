namespace Gyrfalcon.Engine.State;

/// <summary>
/// One thread, as the events and /proc tell of it (<c>semantics-fields</c> §6.1). Identifiers are those of the initial
/// pid namespace unless their name starts with V. Entries are pooled by <see cref="ThreadTable"/> and reused: do not keep one
/// beyond its event.
/// </summary>
public sealed partial class ThreadEntry
{
    /// <summary>The thread id.</summary>
    public long Tid;

    /// <summary>The thread group (process) id; -1 while the thread is known by its id alone.</summary>
    public long Pid = -1;

    /// <summary>The id of the thread that made the process; 0 when it is not known, -1 for a placeholder.</summary>
    public long ParentTid = -1;

    /// <summary>The new parent of the children, as the kernel named it at exit; -1 when it did not.</summary>
    public long ReaperTid = -1;

    /// <summary>The session id.</summary>
    public long Sid = -1;

    /// <summary>The thread id inside the pid namespace.</summary>
    public long VTid = -1;

    /// <summary>The process id inside the pid namespace.</summary>
    public long VPid = -1;

    /// <summary>The process group id inside the pid namespace.</summary>
    public long VPgid = -1;

    /// <summary>The process group id.</summary>
    public long Pgid = -1;

    /// <summary>The kernel's name, at most 15 bytes.</summary>
    public TextBuffer Comm;

    /// <summary>argv[0].</summary>
    public TextBuffer Exe;

    /// <summary>The path of the executed file as the kernel resolved it.</summary>
    public TextBuffer ExePath;

    /// <summary>argv[1..], each ended by a NUL.</summary>
    public TextBuffer Args;

    /// <summary>The environment, each variable ended by a NUL. Only the leader of a thread group holds it.</summary>
    public TextBuffer Env;

    /// <summary>The working directory with a trailing slash. Only the leader of a thread group holds it.</summary>
    public TextBuffer Cwd;

    /// <summary>The root directory.</summary>
    public TextBuffer Root;

    /// <summary><c>subsystem=path</c>, each ended by a NUL.</summary>
    public TextBuffer Cgroups;

    /// <summary>The effective user id; 0xffffffff when unknown.</summary>
    public uint Uid = uint.MaxValue;

    /// <summary>The effective group id; 0xffffffff when unknown.</summary>
    public uint Gid = uint.MaxValue;

    /// <summary>The login user id; 0xffffffff when unset.</summary>
    public uint LoginUid = uint.MaxValue;

    /// <summary>The device number of the controlling terminal; 0 when there is none.</summary>
    public uint Tty;

    /// <summary>The permitted capabilities, one bit each.</summary>
    public ulong CapPermitted;

    /// <summary>The effective capabilities, one bit each.</summary>
    public ulong CapEffective;

    /// <summary>The inheritable capabilities, one bit each.</summary>
    public ulong CapInheritable;

    /// <summary>Clone flags in the driver's encoding (<c>PPM_CL_*</c>), with the state's own bits.</summary>
    public uint CloneFlags;

    /// <summary>What execve said of the file (<c>PPM_EXE_*</c>: writable 1, upper layer 2, memfd 4, lower layer 8).</summary>
    public uint ExeFlags;

    /// <summary>The inode of the executed file; 0 when unknown.</summary>
    public ulong ExeInode;

    /// <summary>When the inode of the executed file last changed, nanoseconds since the epoch.</summary>
    public ulong ExeInodeChangeTime;

    /// <summary>When the content of the executed file last changed, nanoseconds since the epoch.</summary>
    public ulong ExeInodeModifyTime;

    /// <summary>The soft limit of open descriptors.</summary>
    public long FdLimit = -1;

    /// <summary>Virtual memory in KiB.</summary>
    public uint VmSize;

    /// <summary>Resident memory in KiB.</summary>
    public uint VmRss;

    /// <summary>Swapped memory in KiB.</summary>
    public uint VmSwap;

    /// <summary>Major page faults.</summary>
    public ulong PageFaultsMajor;

    /// <summary>Minor page faults.</summary>
    public ulong PageFaultsMinor;

    /// <summary>The time on the processor at the last report of it, clock ticks in user mode.</summary>
    public uint UserTicks;

    /// <summary>The same in kernel mode.</summary>
    public uint SystemTicks;

    /// <summary>What <see cref="UserTicks"/> grew by at that report; 0 at the first.</summary>
    public uint UserTicksAdded;

    /// <summary>The same in kernel mode.</summary>
    public uint SystemTicksAdded;

    /// <summary>When the thread began: the clone's timestamp, or the start time from /proc. 0 when unknown.</summary>
    public ulong CloneTime;

    /// <summary>The timestamp of the last execve; 0 when none was seen.</summary>
    public ulong ExecTime;

    /// <summary>When the init of the pid namespace started, nanoseconds since the epoch.</summary>
    public ulong PidNamespaceStartTime;

    /// <summary>The id of the container, 12 hexadecimal digits for most runtimes; empty on the host.</summary>
    public TextBuffer ContainerId;

    /// <summary>How the process came into that container. Only the leader of a thread group holds it.</summary>
    public ContainerOrigin ContainerOrigin;

    /// <summary>The thread group; shared by its threads. A placeholder has one of its own.</summary>
    public ThreadGroup Group = null!;

    /// <summary>Whether procexit was seen; the entry goes before the next event, or with the last thread of its group.</summary>
    public bool IsDead;

    /// <summary>When the thread was last seen, nanoseconds since the epoch.</summary>
    public ulong LastSeen;

    /// <summary>
    /// Whether nothing but the id is known of the thread: an event named it before any record or clone did.
    /// Name and argv[0] are <c>&lt;NA&gt;</c>.
    /// </summary>
    public bool IsPlaceholder => Tid < 0 || Pid < 0 || ParentTid < 0;

    /// <summary>Whether this is the leader of its thread group.</summary>
    public bool IsLeader => Tid == Pid;

    /// <summary>Whether the thread lives in a pid namespace of its own.</summary>
    public bool InPidNamespace => (CloneFlags & CloneBits.ChildInPidNamespace) != 0 || VTid >= 0 && Tid != VTid;

    /// <summary>The leader of the thread group; the entry itself when the leader is not known.</summary>
    public ThreadEntry Leader => Group?.Leader ?? this;
}
