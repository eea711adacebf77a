namespace Gyrfalcon.Engine.State;

/// <summary>
/// Reads what /proc, or the process list of a capture, says of one thread (<c>scap-format</c> §2.5, V9). Behind the last
/// field of the reference, <c>pgid</c>, a writer of ours may put <c>u64 start time</c> in nanoseconds since the epoch, and <c>u8</c> how
/// the process came into its container (<see cref="ContainerOrigin"/>, plus 1).
/// </summary>
static class ThreadRecordReader
{
    // Behind the root directory older writers have only loginuid, exe_writable and two capability sets.
    const int TailWithoutTty = 29;

    const uint ExeWritable = 1;
    const uint ExeUpperLayer = 2;
    const uint ExeFromMemfd = 4;
    const uint ExeLowerLayer = 8;

    /// <summary>Brings a thread in, or completes what is known of it; false when the record is damaged.</summary>
    /// <param name="host">The state.</param>
    /// <param name="record">The record with its length.</param>
    /// <param name="time">When it was taken, nanoseconds since the epoch; 0 in the head of a capture.</param>
    /// <param name="scratch">Room for the cgroups.</param>
    public static bool TryRead(HostState host, ReadOnlySpan<byte> record, ulong time, Scratch scratch)
    {
        var outer = new RecordReader(record);
        var reader = new RecordReader(outer.Part());
        if (outer.IsDamaged || reader.Left < 3 * 8) return false;
        var (tid, pid, parent) = (reader.I64(), reader.I64(), reader.I64());
        if (tid <= 0 || pid <= 0) return false;
        var thread = host.Threads.Find(tid);
        bool isKnown = thread is { IsPlaceholder: false };

        // Events know better, unless they lacked the parent: then the record fills in the rest.
        if (isKnown && (!thread!.IsPartial || time < thread.ExecTime) || time != 0 && host.HasExitedSince(tid, time))
        {
            host.Counters.RecordsIgnored++;
            return true;
        }

        thread ??= host.Threads.Create(tid);
        if (thread is null) return true;
        if (!isKnown)
        {
            thread.Pid = pid;
            thread.ParentTid = Math.Max(parent, 0);
            thread.LastSeen = time;
        }

        ReadProgram(thread, ref reader);
        CgroupText.Set(thread, reader.Text(), null, scratch);
        host.FindOrRequestMetadata(thread, time);
        thread.Root.Set(reader.Text());
        ReadTail(host, thread, ref reader);
        if (!isKnown) host.Threads.Link(thread, isNew: false);
        thread.IsPartial = false;
        return !reader.IsDamaged;
    }

    static void ReadProgram(ThreadEntry thread, ref RecordReader reader)
    {
        thread.Sid = reader.I64();
        thread.VPgid = reader.I64();
        thread.Comm.Set(reader.Text());
        thread.Exe.Set(reader.Text());
        thread.ExePath.Set(ExecEvents.WithoutDeleted(reader.Text()));
        thread.Args.Set(reader.Text());
        SetDirectory(thread, reader.Text());
        thread.FdLimit = reader.I64();
        thread.CloneFlags |= reader.U32();
        thread.Uid = reader.U32(uint.MaxValue);
        thread.Gid = reader.U32(uint.MaxValue);
        thread.VmSize = reader.U32();
        thread.VmRss = reader.U32();
        thread.VmSwap = reader.U32();
        thread.PageFaultsMajor = reader.U64();
        thread.PageFaultsMinor = reader.U64();
        var env = reader.Text();
        if (thread.IsLeader) thread.Env.Set(env);
        thread.VTid = reader.I64();
        thread.VPid = reader.I64();
    }

    static void SetDirectory(ThreadEntry thread, ReadOnlySpan<byte> path)
    {
        if (!thread.IsLeader || path.IsEmpty) return;
        Span<byte> joined = stackalloc byte[Paths.MaxLength];
        int length = Paths.Join(default, path, joined);
        bool hasSlash = length > 0 && joined[length - 1] == '/';
        thread.Cwd.Set(joined[..length], hasSlash ? default : "/"u8);
    }

    static void ReadTail(HostState host, ThreadEntry thread, ref RecordReader reader)
    {
        if (reader.Left > TailWithoutTty)
        {
            thread.PidNamespaceStartTime = reader.U64();
            thread.Tty = reader.U32();
        }

        thread.LoginUid = reader.U32(uint.MaxValue);
        thread.ExeFlags = reader.U8() != 0 ? ExeWritable : 0;
        thread.CapInheritable = reader.U64();
        thread.CapPermitted = reader.U64();
        thread.CapEffective = reader.U64();
        if (reader.U8() != 0) thread.ExeFlags |= ExeUpperLayer;
        thread.ExeInode = reader.U64();
        thread.ExeInodeChangeTime = reader.U64();
        thread.ExeInodeModifyTime = reader.U64();
        if (reader.U8() != 0) thread.ExeFlags |= ExeFromMemfd;
        if (reader.U8() != 0) thread.ExeFlags |= ExeLowerLayer;
        thread.Pgid = reader.I64();
        ulong start = reader.U64();
        if (start != 0) thread.CloneTime = start;
        if (reader.U8() is > 0 and <= (int)ContainerOrigin.AfterExec + 1 and var origin)
        {
            thread.ContainerOrigin = (ContainerOrigin)(origin - 1);
            host.KnowsOrigins = true;
        }
    }
}
