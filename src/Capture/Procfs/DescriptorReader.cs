using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Procfs;

/// <summary>Reads the open descriptors of one process.</summary>
sealed class DescriptorReader
{
    // A process with more keeps the rest to itself until it uses them: 65,536 take a second and 5 MB.
    const int Limit = 65_536;

    const int FileTypeMask = 0xF000;
    const int Socket = 0xC000;
    const int Directory = 0x4000;
    const int Pipe = 0x1000;

    readonly SocketTables _sockets = new();
    readonly MountTables _mounts = new();
    readonly List<long> _numbers = [];
    readonly byte[] _link = new byte[4096];
    readonly byte[] _info = new byte[512];

    /// <summary>Writes the descriptors of a process; a writer that has begun its list.</summary>
    public void Read(ProcDirectory process, DescriptorRecordWriter writer)
    {
        using var descriptors = process.Open("fd"u8);
        if (!descriptors.IsOpen) return;
        using var infos = process.Open("fdinfo"u8);
        descriptors.ListNumbers(_numbers, Limit);
        foreach (long fd in _numbers)
        {
            if (descriptors.TryStat(fd, out var stat)) Write(process, descriptors, infos, fd, stat, writer);
        }
    }

    /// <summary>Forgets what is shared between processes.</summary>
    public void ClearCaches()
    {
        _sockets.Clear();
        _mounts.Clear();
    }

    void Write(ProcDirectory process, ProcDirectory descriptors, ProcDirectory infos, long fd, in Linux.StatX stat, DescriptorRecordWriter writer)
    {
        var link = descriptors.ReadLink(fd, _link);
        if (link.IsEmpty) return;
        switch (stat.Mode & FileTypeMask)
        {
            case Socket:
                if (!_sockets.Of(process).TryWrite(stat.Inode, fd, writer)) writer.AddNamed(fd, stat.Inode, FdType.Unsupported, link);
                break;
            case Pipe:
                writer.AddNamed(fd, stat.Inode, FdType.Fifo, link);
                break;
            case Directory:
                writer.AddNamed(fd, stat.Inode, FdType.Directory, link);
                break;
            case var _ when link.StartsWith("anon_inode:"u8):
                writer.AddNamed(fd, stat.Inode, AnonymousType(link["anon_inode:"u8.Length..]), default);
                break;
            case var _ when link.StartsWith("/memfd:"u8):
                writer.AddNamed(fd, stat.Inode, FdType.MemFd, link);
                break;
            default:
                var (flags, mount) = ParseInfo(infos.Read(fd, default, _info));
                if (!_mounts.TryFind(process, mount, out uint device)) device = MountTables.Encode(stat.DeviceMajor, stat.DeviceMinor);
                writer.AddFile(fd, stat.Inode, OpenFlags.Translate(flags), link, device);
                break;
        }
    }

    static FdType AnonymousType(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("[eventfd]"u8) => FdType.Event,
        _ when name.SequenceEqual("[eventpoll]"u8) => FdType.EventPoll,
        _ when name.SequenceEqual("inotify"u8) => FdType.Inotify,
        _ when name.SequenceEqual("[timerfd]"u8) => FdType.TimerFd,
        _ when name.SequenceEqual("[signalfd]"u8) => FdType.SignalFd,
        _ when name.SequenceEqual("[io_uring]"u8) => FdType.IoUring,
        _ when name.SequenceEqual("[userfaultfd]"u8) => FdType.UserFaultFd,
        _ when name.SequenceEqual("[pidfd]"u8) => FdType.PidFd,
        _ when name.StartsWith("bpf-"u8) || name.SequenceEqual("bpf_iter"u8) => FdType.Bpf,
        _ => FdType.Unsupported,
    };

    // `flags:	0100002` in octal and `mnt_id:	29` stand in the first lines.
    static (uint Flags, ulong Mount) ParseInfo(ReadOnlySpan<byte> text)
    {
        uint flags = 0;
        ulong mount = 0;
        var lines = new TextScanner(text);
        while (lines.TryLine(out var line))
        {
            if (line.StartsWith("flags:"u8)) flags = ParseOctal(line[6..]);
            else if (line.StartsWith("mnt_id:"u8)) mount = new TextScanner(line[7..]).Unsigned();
        }

        return (flags, mount);
    }

    static uint ParseOctal(ReadOnlySpan<byte> text)
    {
        uint value = 0;
        foreach (byte digit in text)
        {
            if (digit is >= (byte)'0' and <= (byte)'7') value = value << 3 | (uint)(digit - '0');
        }

        return value;
    }
}
