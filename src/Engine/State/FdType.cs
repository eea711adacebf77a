namespace Gyrfalcon.Engine.State;

/// <summary>What a descriptor refers to; the numbers are those of the descriptor list of a capture file (<c>scap-format</c> §2.6).</summary>
public enum FdType : byte
{
    Unknown = 0,
    File = 1,
    Directory = 2,
    Ipv4Socket = 3,
    Ipv6Socket = 4,
    Ipv4ServerSocket = 5,
    Ipv6ServerSocket = 6,
    Fifo = 7,
    UnixSocket = 8,
    Event = 9,
    Unsupported = 10,
    SignalFd = 11,
    EventPoll = 12,
    Inotify = 13,
    TimerFd = 14,
    Netlink = 15,
    FileV2 = 16,
    Bpf = 17,
    UserFaultFd = 18,
    IoUring = 19,
    MemFd = 20,
    PidFd = 21,
}
