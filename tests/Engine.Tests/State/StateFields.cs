using System.Text;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>Fields of the reference that can be read off the state as they are, without the field catalogue.</summary>
static class StateFields
{
    public delegate object? Reader(in EventContext context);

    public static readonly Dictionary<string, Reader> All = new()
    {
        ["thread.tid"] = (in c) => c.Event.ThreadId,
        ["thread.vtid"] = (in c) => c.Thread is { VTid: not -1 } t ? t.VTid : null,
        ["proc.name"] = (in c) => Text(c.Thread?.Comm),
        ["proc.pid"] = (in c) => c.Thread?.Pid,
        ["proc.vpid"] = (in c) => c.Thread is { VPid: not -1 } t ? t.VPid : null,
        ["proc.exe"] = (in c) => Text(c.Thread?.Exe),
        ["proc.exepath"] = (in c) => Text(c.Thread?.ExePath),
        ["proc.args"] = (in c) => Words(c.Thread?.Args),
        ["proc.env"] = (in c) => Words(c.Thread?.Leader.Env),
        ["proc.cwd"] = (in c) => Text(c.Thread?.Leader.Cwd),
        ["proc.tty"] = (in c) => c.Thread?.Tty,
        ["proc.sid"] = (in c) => c.Thread?.Sid,
        ["proc.vpgid"] = (in c) => c.Thread?.VPgid,
        ["proc.pgid"] = (in c) => c.Thread?.Pgid,
        ["proc.ppid"] = (in c) => c.Thread is { } t && c.Host.Threads.ParentOf(t) is not null ? t.Leader.ParentTid : null,
        ["proc.pname"] = (in c) => c.Thread is { } t ? Text(c.Host.Threads.ParentOf(t)?.Comm) : null,
        ["proc.pid.ts"] = (in c) => c.Thread is { CloneTime: not 0 } t ? t.CloneTime : null,
        ["proc.is_exe_writable"] = (in c) => (c.Thread?.ExeFlags & 1) is { } bit ? bit != 0 : null,
        ["proc.is_exe_upper_layer"] = (in c) => (c.Thread?.ExeFlags & 2) is { } bit ? bit != 0 : null,
        ["proc.is_exe_from_memfd"] = (in c) => (c.Thread?.ExeFlags & 4) is { } bit ? bit != 0 : null,
        ["proc.is_exe_lower_layer"] = (in c) => (c.Thread?.ExeFlags & 8) is { } bit ? bit != 0 : null,
        ["proc.exe_ino"] = (in c) => c.Thread is { ExeInode: not 0 } t ? t.ExeInode : null,
        ["proc.exe_ino.ctime"] = (in c) => c.Thread is { ExeInodeChangeTime: not 0 } t ? t.ExeInodeChangeTime : null,
        ["proc.exe_ino.mtime"] = (in c) => c.Thread is { ExeInodeModifyTime: not 0 } t ? t.ExeInodeModifyTime : null,
        ["proc.fdopencount"] = (in c) => c.Thread?.Group.Fds.Count,
        ["proc.fdlimit"] = (in c) => c.Thread?.Leader.FdLimit,
        ["proc.nthreads"] = (in c) => c.Thread?.Group.AliveCount,
        ["proc.nchilds"] = (in c) => c.Thread?.Group.AliveWithoutLeader,
        ["thread.pfmajor"] = (in c) => c.Thread?.PageFaultsMajor,
        ["thread.pfminor"] = (in c) => c.Thread?.PageFaultsMinor,
        ["thread.vmsize"] = (in c) => c.Thread is { } t ? t.IsLeader ? t.VmSize : 0 : null,
        ["thread.vmrss"] = (in c) => c.Thread is { } t ? t.IsLeader ? t.VmRss : 0 : null,
        ["thread.cgroups"] = (in c) => Words(c.Thread?.Cgroups),
        ["user.uid"] = (in c) => c.Thread?.Uid,
        ["user.loginuid"] = (in c) => c.Thread is { } t ? (int)t.LoginUid : null,
        ["group.gid"] = (in c) => c.Thread?.Gid,
        ["user.name"] = (in c) => UserName(c),
        ["container.id"] = (in c) => c.Thread is not { } t ? null : t.ContainerId.Length == 0 ? "host" : Text(t.ContainerId),
        ["proc.stdin.name"] = (in c) => Text(c.Thread?.Group.Fds.Find(0)?.Name),
        ["proc.stdout.name"] = (in c) => Text(c.Thread?.Group.Fds.Find(1)?.Name),
        ["proc.stderr.name"] = (in c) => Text(c.Thread?.Group.Fds.Find(2)?.Name),
        ["fd.num"] = (in c) => c.Thread is null || c.FdNumber == EventContext.NoFd ? null : c.FdNumber,
        ["fd.type"] = (in c) => TypeName(c.Fd),
        ["fd.name"] = (in c) => Text(c.Fd?.Name),
        ["fd.nameraw"] = (in c) => Text(c.Fd?.RawName),
        ["fd.ino"] = (in c) => c.Fd?.Inode,
        ["fd.dev"] = (in c) => c.Fd?.Device.ToString("X", System.Globalization.CultureInfo.InvariantCulture),
        ["fd.connected"] = (in c) => c.Fd?.Has(FdFlags.Connected),
        ["fd.name_changed"] = (in c) => c.Fd is null ? null : c.FdNameChanged,
        ["fd.is_upper_layer"] = (in c) => c.Fd?.Has(FdFlags.UpperLayer),
        ["fd.is_lower_layer"] = (in c) => c.Fd?.Has(FdFlags.LowerLayer),
    };

    static string? Text(in TextBuffer? text) => text is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    static string? Words(in TextBuffer? text) => Text(text)?.TrimEnd('\0').Replace('\0', ' ');

    static string? UserName(in EventContext context)
    {
        if (context.Thread is not { } thread) return null;
        if (context.Host.Users.FindUser(thread.ContainerId.Span, thread.Uid) is { } user) return Encoding.UTF8.GetString(user.Name);
        return thread.Uid == 0 ? "root" : "<NA>";
    }

    static string? TypeName(FdEntry? fd) => fd?.Type switch
    {
        null => null,
        FdType.File or FdType.FileV2 => "file",
        FdType.Directory => "directory",
        FdType.Ipv4Socket or FdType.Ipv4ServerSocket => "ipv4",
        FdType.Ipv6Socket or FdType.Ipv6ServerSocket => "ipv6",
        FdType.UnixSocket => "unix",
        FdType.Fifo => "pipe",
        FdType.IoUring => "io_uring",
        FdType.Unknown or FdType.Unsupported => "<NA>",
        { } type => type.ToString().ToLowerInvariant(),
    };
}
