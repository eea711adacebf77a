using System.Buffers.Text;
using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Capture.Procfs;

/// <summary>
/// Reads one process at a time from /proc: what its threads share is read once, when it is opened. All buffers are kept, and all
/// blocks given are valid until the next call. A process that ends meanwhile just has nothing more to say.
/// </summary>
sealed class ProcessReader : IDisposable
{
    const uint ThreadFlags = 1 << 13 | 1 << 0;  // PPM_CL_CLONE_THREAD | PPM_CL_CLONE_FILES
    const uint ExeWritable = 1, ExeFromMemFd = 4;
    const int CapDacOverride = 1, CapFowner = 3;
    const int NamespaceLimit = 10_000;

    readonly ProcDirectory _proc;
    readonly ulong _bootTime;
    readonly ulong _initStart;
    readonly CgroupPaths _cgroups;
    readonly DescriptorReader _descriptorReader = new();
    readonly DescriptorRecordWriter _descriptorWriter = new();
    readonly Dictionary<ulong, ulong> _namespaceStarts = [];
    readonly byte[] _block = new byte[RecordBlock.Overhead + ThreadRecordWriter.MaxSize];

    readonly Buffer _commandLine = new(5 * 1024), _environment = new(4096), _exe = new(4096), _cwd = new(4096), _root = new(4096), _cgroup = new(4096);
    readonly byte[] _status = new byte[8192], _stat = new byte[1024], _comm = new byte[64], _small = new byte[64], _text = new byte[16 * 1024];

    ProcDirectory _process;
    SharedFacts _facts;

    /// <param name="hostRoot">See <see cref="LiveOptions.HostRoot"/>.</param>
    /// <param name="bootTime">Nanoseconds since the epoch.</param>
    /// <exception cref="CaptureException">There is no /proc.</exception>
    public ProcessReader(string hostRoot, ulong bootTime)
    {
        _bootTime = bootTime;
        _proc = ProcDirectory.Open(hostRoot + "/proc");
        if (!_proc.IsOpen) throw new CaptureException($"Cannot read {hostRoot}/proc: mount the proc file system there.");
        _initStart = bootTime + StatFile.Parse(_proc.Read("1/stat"u8, _stat)).StartTime;
        _cgroups = CgroupPaths.Of(hostRoot, _proc);
    }

    /// <summary>Lists all thread groups.</summary>
    public void ListProcesses(List<long> pids) => _proc.ListNumbers(pids, int.MaxValue);

    /// <summary>Whether there is a thread with this id.</summary>
    public bool Exists(long tid)
    {
        using var thread = _proc.Open(tid);
        return thread.IsOpen;
    }

    /// <summary>The thread group of a thread; 0 when there is no such thread.</summary>
    public long ThreadGroupOf(long tid) => StatusFile.Parse(_proc.Read(tid, "status"u8, _status)).Tgid;

    /// <summary>Goes to a process and reads what its threads share.</summary>
    /// <returns>False when it is gone, or a kernel thread or a zombie: those have nothing to tell.</returns>
    public bool TryOpen(long pid)
    {
        _process.Dispose();
        _process = _proc.Open(pid);
        if (!_process.IsOpen) return false;

        _commandLine.Length = _process.Read("cmdline"u8, _commandLine.Bytes).Length;
        _exe.Length = _process.ReadLink("exe"u8, _exe.Bytes).Length;
        if (_commandLine.Length == 0 && _exe.Length == 0) return false;

        _facts = new SharedFacts { Pid = pid };
        if (_exe.Text.EndsWith(" (deleted)"u8)) _exe.Length -= " (deleted)"u8.Length;
        _environment.Length = _process.Read("environ"u8, _environment.Bytes).Length;
        _environment.Terminate();
        _cwd.Length = _process.ReadLink("cwd"u8, _cwd.Bytes).Length;
        _root.Length = _process.ReadLink("root"u8, _root.Bytes).Length;
        _cgroup.Length = _cgroups.Write(_process.Read("cgroup"u8, _text), _cgroup.Bytes);
        _facts.LoginUid = Utf8Parser.TryParse(_process.Read("loginuid"u8, _small), out uint login, out _) ? login : uint.MaxValue;
        _facts.FdLimit = ReadFdLimit();
        _facts.HasExe = _process.TryStat("exe"u8, out _facts.Exe);
        return true;
    }

    /// <summary>Lists the threads of the open process without its leader.</summary>
    public void ListThreads(List<long> tids)
    {
        using var tasks = _process.Open("task"u8);
        tids.Clear();
        if (!tasks.IsOpen) return;
        tasks.ListNumbers(tids, int.MaxValue);
        tids.Remove(_facts.Pid);
    }

    /// <summary>
    /// Gives the record of a thread of the open process; empty when it is gone.
    /// </summary>
    /// <param name="tid">The thread.</param>
    /// <param name="timestamp">The timestamp of the event block.</param>
    public ReadOnlySpan<byte> ReadThread(long tid, ulong timestamp)
    {
        using var tasks = _process.Open("task"u8);
        if (!tasks.IsOpen) return default;
        var statusText = tasks.Read(tid, "status"u8, _status);
        var status = StatusFile.Parse(statusText);
        if (status.Tgid != _facts.Pid) return default;
        var stat = StatFile.Parse(tasks.Read(tid, "stat"u8, _stat));
        bool isLeader = tid == _facts.Pid;
        if (isLeader) CompleteFacts(status, statusText, stat);

        var commandLine = _commandLine.Text;
        int exeEnd = commandLine.IndexOf((byte)0);
        if (exeEnd < 0) exeEnd = commandLine.Length;
        var record = new ThreadRecordWriter
        {
            Tid = tid,
            Pid = _facts.Pid,
            ParentTid = status.ParentPid,
            Sid = stat.Sid,
            Pgid = stat.Pgid,
            VPgid = status.VPgid,
            VTid = status.VTid,
            VPid = status.VPid,
            Comm = tasks.Read(tid, "comm"u8, _comm).TrimEnd((byte)'\n'),
            Exe = commandLine[..exeEnd],
            Args = commandLine[Math.Min(exeEnd + 1, commandLine.Length)..],
            ExePath = _exe.Text,
            Env = _environment.Text,
            Cwd = _cwd.Text,
            Root = _root.Text,
            Cgroups = _cgroup.Text,
            FdLimit = _facts.FdLimit,
            CloneFlags = isLeader ? 0 : ThreadFlags,
            Uid = status.EffectiveUid,
            Gid = status.EffectiveGid,
            LoginUid = _facts.LoginUid,
            Tty = stat.Tty,
            VmSize = status.VmSize,
            VmRss = status.VmRss,
            VmSwap = status.VmSwap,
            PageFaultsMajor = stat.PageFaultsMajor,
            PageFaultsMinor = stat.PageFaultsMinor,
            PidNamespaceStartTime = _facts.NamespaceStart,
            CapInheritable = status.CapInheritable,
            CapPermitted = status.CapPermitted,
            CapEffective = status.CapEffective,
            ExeFlags = _facts.ExeFlags,
            ExeInode = _facts.Exe.Inode,
            ExeInodeChangeTime = _facts.Exe.ChangeTime.SinceEpoch,
            ExeInodeModifyTime = _facts.Exe.ModifyTime.SinceEpoch,
        };
        int length = record.Write(_block.AsSpan(RecordBlock.Overhead));
        RecordBlock.WriteHeader(_block, EventCode.ThreadRecord, tid, timestamp, length);
        return _block.AsSpan(0, RecordBlock.Overhead + length);
    }

    /// <summary>Gives the record of the open process's descriptors.</summary>
    public ReadOnlySpan<byte> ReadDescriptors(ulong timestamp)
    {
        _descriptorWriter.Begin(_facts.Pid);
        _descriptorReader.Read(_process, _descriptorWriter);
        return _descriptorWriter.Finish(timestamp);
    }

    /// <summary>Closes the process and forgets what is shared between processes.</summary>
    public void Rest()
    {
        _process.Dispose();
        _process = default;
        _descriptorReader.ClearCaches();
    }

    public void Dispose()
    {
        _process.Dispose();
        _process = default;
        _proc.Dispose();
    }

    // What follows from the leader's own files, which are read with its record.
    void CompleteFacts(in StatusFile status, ReadOnlySpan<byte> statusText, in StatFile stat)
    {
        _facts.NamespaceStart = ReadNamespaceStart(status, stat);
        if (_facts.HasExe && IsWritable(status, statusText)) _facts.ExeFlags |= ExeWritable;
        if (_exe.Text.StartsWith("/memfd:"u8)) _facts.ExeFlags |= ExeFromMemFd;
    }

    // As the probe decides it, but for user namespaces. Access lists are not looked at.
    bool IsWritable(in StatusFile status, ReadOnlySpan<byte> statusText)
    {
        const int groupWrite = 0x10, othersWrite = 0x2;
        ref readonly var exe = ref _facts.Exe;
        if ((exe.Attributes & StatX.Immutable) != 0 || _process.IsReadOnly("exe"u8)) return false;
        if (exe.Uid == status.EffectiveUid) return true;
        int wanted = status.IsInGroup(statusText, exe.Gid) ? groupWrite : othersWrite;
        return (exe.Mode & wanted) != 0 || (status.CapEffective >> CapFowner & 1) != 0 || (status.CapEffective >> CapDacOverride & 1) != 0;
    }

    // A namespace starts with its process 1. In one below the host's that is mostly scanned before the others; a process that
    // entered from outside may be met first, and then its own view of /proc is asked.
    ulong ReadNamespaceStart(in StatusFile status, in StatFile stat)
    {
        if (!status.IsNested) return _initStart;
        if (!_process.TryStat("ns/pid"u8, out var space)) return 0;
        if (_namespaceStarts.TryGetValue(space.Inode, out ulong known)) return known;
        ulong start = status.VPid == 1 ? stat.StartTime : StatFile.Parse(_process.Read("root/proc/1/stat"u8, _stat)).StartTime;
        if (start == 0) return 0;
        if (_namespaceStarts.Count >= NamespaceLimit) _namespaceStarts.Clear();
        return _namespaceStarts[space.Inode] = _bootTime + start;
    }

    ulong ReadFdLimit()
    {
        var lines = new TextScanner(_process.Read("limits"u8, _text));
        while (lines.TryLine(out var line))
        {
            if (!line.StartsWith("Max open files"u8)) continue;
            var words = new TextScanner(line["Max open files"u8.Length..]);
            return Utf8Parser.TryParse(words.Word(), out ulong limit, out _) ? limit : ulong.MaxValue;
        }

        return ulong.MaxValue;
    }

    struct SharedFacts
    {
        public long Pid;
        public uint LoginUid;
        public ulong FdLimit;
        public ulong NamespaceStart;
        public uint ExeFlags;
        public bool HasExe;
        public StatX Exe;
    }

    sealed class Buffer(int size)
    {
        public readonly byte[] Bytes = new byte[size];
        public int Length;

        public ReadOnlySpan<byte> Text => Bytes.AsSpan(0, Length);

        /// <summary>Ends a text that was cut, as its strings must end.</summary>
        public void Terminate()
        {
            if (Length == Bytes.Length) Bytes[^1] = 0;
        }
    }
}
