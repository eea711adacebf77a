using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>What the kinds of descriptors are called.</summary>
static class FdTypeNames
{
    /// <summary>The name in <c>fd.type</c>.</summary>
    public static ReadOnlySpan<byte> Of(FdType type) => type switch
    {
        FdType.File or FdType.FileV2 => "file"u8,
        FdType.Directory => "directory"u8,
        FdType.Ipv4Socket or FdType.Ipv4ServerSocket => "ipv4"u8,
        FdType.Ipv6Socket or FdType.Ipv6ServerSocket => "ipv6"u8,
        FdType.UnixSocket => "unix"u8,
        FdType.Fifo => "pipe"u8,
        FdType.Event => "event"u8,
        FdType.SignalFd => "signalfd"u8,
        FdType.EventPoll => "eventpoll"u8,
        FdType.Inotify => "inotify"u8,
        FdType.TimerFd => "timerfd"u8,
        FdType.Netlink => "netlink"u8,
        FdType.Bpf => "bpf"u8,
        FdType.UserFaultFd => "userfaultfd"u8,
        FdType.IoUring => "io_uring"u8,
        FdType.MemFd => "memfd"u8,
        FdType.PidFd => "pidfd"u8,
        _ => "<NA>"u8,
    };

    /// <summary>The letter in <c>fd.typechar</c>.</summary>
    public static byte CharOf(FdType type) => (byte)(type switch
    {
        FdType.File or FdType.FileV2 => 'f',
        FdType.Directory => 'd',
        FdType.Ipv4Socket or FdType.Ipv4ServerSocket => '4',
        FdType.Ipv6Socket or FdType.Ipv6ServerSocket => '6',
        FdType.UnixSocket => 'u',
        FdType.Fifo => 'p',
        FdType.Event => 'e',
        FdType.SignalFd => 's',
        FdType.EventPoll => 'l',
        FdType.Inotify => 'i',
        FdType.TimerFd => 't',
        FdType.Netlink => 'n',
        FdType.Bpf => 'b',
        FdType.UserFaultFd => 'u',
        FdType.IoUring => 'r',
        FdType.MemFd => 'm',
        FdType.PidFd => 'P',
        FdType.Unknown => 'o',
        FdType.Unsupported => 'X',
        _ => '?',
    });

    /// <summary>The letter after it in the text of a descriptor; 0 when the transport is not known.</summary>
    public static byte CharOf(L4Protocol protocol) => (byte)(protocol switch
    {
        L4Protocol.Tcp => 't',
        L4Protocol.Udp => 'u',
        L4Protocol.Icmp => 'i',
        L4Protocol.Raw => 'r',
        _ => '\0',
    });

    /// <summary>Whether the descriptor is an IPv4 or IPv6 socket, connected or listening.</summary>
    public static bool IsIpSocket(FdType type) =>
        type is FdType.Ipv4Socket or FdType.Ipv6Socket or FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket;

    /// <summary>Whether the descriptor is a plain file.</summary>
    public static bool IsFile(FdType type) => type is FdType.File or FdType.FileV2;
}
