using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// Writes all that a state knows as the head of a capture: machine, interfaces, users, threads, descriptors, and behind it as events what
/// was told of containers and pods. A replay has the same state then, but for what no record can hold: paths as they were passed, the device of a folder, processor times.
/// </summary>
/// <param name="writer">The capture, at its beginning or behind a <see cref="EventCode.SectionRecord"/>.</param>
/// <param name="host">The state; it keeps descriptions (<see cref="HostState.KeepsDescriptions"/>).</param>
public sealed class StateWriter(ScapWriter writer, HostState host)
{
    readonly byte[] _thread = new byte[RecordBlock.Overhead + ThreadRecordWriter.MaxSize];
    readonly DescriptorRecordWriter _descriptors = new();

    /// <summary>Writes the state as an event saw it.</summary>
    /// <param name="context">The event, which is to be written next; if it has waited, its threads are shown as they were.</param>
    /// <param name="time">The time of what comes next, nanoseconds since the epoch.</param>
    public void Write(scoped in EventContext context, ulong time)
    {
        WriteHost();
        WriteThreads(context);
        WriteDescriptors(context);
        WriteDescriptions(time);
    }

    void WriteHost()
    {
        Put(HostRecordWriter.Machine(host.Machine, 0));
        foreach (var (address, mask) in host.Interfaces.Ipv4) Put(HostRecordWriter.Interface(default, Bytes(address), Bytes(mask), new byte[4], 0));
        foreach (var address in host.Interfaces.Ipv6) Put(HostRecordWriter.Interface(default, Bytes(address), new byte[16], new byte[16], 0));
        foreach (var (uid, user) in host.Users.UsersOf(default)) Put(HostRecordWriter.UserOf(uid, user, 0));
        foreach (var (gid, name) in host.Users.GroupsOf(default)) Put(HostRecordWriter.GroupOf(gid, name, 0));
    }

    void WriteThreads(scoped in EventContext context)
    {
        var shown = context.Host.Threads;
        foreach (var thread in shown.All) WriteThread(thread, context);
        if (shown == host.Threads) return;
        foreach (var thread in host.Threads.All)
            if (shown.Find(thread.Tid) is null) WriteThread(thread, context);
    }

    void WriteThread(ThreadEntry thread, scoped in EventContext context)
    {
        if (thread.IsPlaceholder) return;

        // The event that put it in makes it known once more.
        var origin = thread.Leader.ContainerOrigin;
        if (origin == ContainerOrigin.Exec && thread == context.Thread && context.Event.Code is EventCode.SyscallExecveV19X or EventCode.SyscallExecveatX)
            origin = ContainerOrigin.Unknown;
        int length = new ThreadRecordWriter
        {
            Tid = thread.Tid,
            Pid = thread.Pid,
            ParentTid = thread.ParentTid,
            Sid = thread.Sid,
            Pgid = thread.Pgid,
            VPgid = thread.VPgid,
            VTid = thread.VTid,
            VPid = thread.VPid,
            Comm = thread.Comm.Span,
            Exe = thread.Exe.Span,
            ExePath = thread.ExePath.Span,
            Args = thread.Args.Span,
            Env = thread.Leader.Env.Span,
            Cwd = thread.Leader.Cwd.Span,
            Root = thread.Root.Span,
            Cgroups = thread.Cgroups.Span,
            FdLimit = (ulong)thread.FdLimit,
            CloneFlags = thread.CloneFlags,
            Uid = thread.Uid,
            Gid = thread.Gid,
            LoginUid = thread.LoginUid,
            Tty = thread.Tty,
            VmSize = thread.VmSize,
            VmRss = thread.VmRss,
            VmSwap = thread.VmSwap,
            PageFaultsMajor = thread.PageFaultsMajor,
            PageFaultsMinor = thread.PageFaultsMinor,
            PidNamespaceStartTime = thread.PidNamespaceStartTime,
            CapInheritable = thread.CapInheritable,
            CapPermitted = thread.CapPermitted,
            CapEffective = thread.CapEffective,
            ExeFlags = thread.ExeFlags,
            ExeInode = thread.ExeInode,
            ExeInodeChangeTime = thread.ExeInodeChangeTime,
            ExeInodeModifyTime = thread.ExeInodeModifyTime,
            StartTime = thread.CloneTime,
            Origin = origin,
        }.Write(_thread.AsSpan(RecordBlock.Overhead));
        RecordBlock.WriteHeader(_thread, EventCode.ThreadRecord, thread.Tid, 0, length);
        Put(_thread);
    }

    // A thread that has waited has its descriptors with it; of the others those of now are the best.
    void WriteDescriptors(scoped in EventContext context)
    {
        if (context.Thread is { IsPlaceholder: false } own) WriteDescriptors(own);
        foreach (var thread in host.Threads.All)
        {
            if (thread.IsPlaceholder || thread.Pid == context.Thread?.Pid) continue;
            if (thread.Group.Leader == thread || thread.Group.Leader is null && thread.Group.FirstMember == thread) WriteDescriptors(thread);
        }
    }

    void WriteDescriptors(ThreadEntry thread)
    {
        if (thread.Group.Fds.Entries.Count == 0) return;
        _descriptors.Begin(thread.Tid);
        foreach (var fd in thread.Group.Fds.Entries) Add(fd);
        Put(_descriptors.Finish(0));
    }

    void Add(FdEntry fd)
    {
        _descriptors.Told = fd.Flags;

        // Who is the server is known here; a list has this host's side first.
        var tuple = fd.Has(FdFlags.RoleServer) ? fd.Tuple.Swapped : fd.Tuple;
        switch (fd.Type)
        {
            case FdType.FileV2 or FdType.File:
                _descriptors.AddFile(fd.Number, fd.Inode, fd.OpenFlags, fd.Name.Span, fd.Device);
                break;
            case FdType.Ipv4Socket or FdType.Ipv6Socket:
                _descriptors.AddSocket(fd.Number, fd.Inode, Address(tuple.SourceAddress, tuple), tuple.SourcePort, Address(tuple.DestinationAddress, tuple), tuple.DestinationPort, fd.Protocol);
                break;
            case FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket:
                _descriptors.AddServerSocket(fd.Number, fd.Inode, Address(fd.Tuple.DestinationAddress, fd.Tuple), fd.Tuple.DestinationPort, fd.Protocol);
                break;
            case FdType.UnixSocket:
                _descriptors.AddUnixSocket(fd.Number, fd.Inode, 0, 0, fd.Name.Span);
                break;
            default:
                _descriptors.AddNamed(fd.Number, fd.Inode, fd.Type, fd.Name.Span);
                break;
        }
    }

    void WriteDescriptions(ulong time)
    {
        foreach (var container in host.Containers.OldestFirst)
        {
            if (container.Json.Length > 0) PutAt(ContainerRecordWriter.Container(container.Json), time);
            foreach (var (uid, user) in host.Users.UsersOf(container.Id)) Put(UserEventWriter.UserAdded(container.Id, uid, user, time));
            foreach (var (gid, name) in host.Users.GroupsOf(container.Id)) Put(UserEventWriter.GroupAdded(container.Id, gid, name, time));
        }

        foreach (var (id, reason) in host.ContainerRequests.Failures) PutAt(ContainerRecordWriter.Failed(id, reason), time);
        foreach (var resource in host.Kubernetes.OldestFirst)
            if (resource.Json.Length > 0) PutAt(ContainerRecordWriter.Kubernetes(resource.Json), time);
        foreach (var (uid, reason) in host.PodRequests.Failures) PutAt(ContainerRecordWriter.PodFailed(uid, reason), time);
    }

    void PutAt(byte[] block, ulong time)
    {
        ContainerRecordWriter.SetTime(block, time);
        Put(block);
    }

    void Put(ReadOnlySpan<byte> block)
    {
        if (EventView.TryCreate(block, 0, out var view, out _)) writer.Write(view);
    }

    static byte[] Address(UInt128 address, in SocketTuple tuple) => tuple.IsIpv6 ? Bytes(address) : Bytes((uint)address);

    static byte[] Bytes(uint address)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, address);
        return bytes;
    }

    static byte[] Bytes(UInt128 address)
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        return bytes;
    }
}
