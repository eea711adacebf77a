using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Gyrfalcon.Capture.Linux;
using Gyrfalcon.Capture.Users;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture;

/// <summary>
/// What a host says of itself once, at the head of a stream or a capture: the machine, its network interfaces, its users and
/// groups, each as an event block.
/// </summary>
public static class HostFacts
{
    const ushort AddressFamilyInternet = 2, AddressFamilyInternet6 = 10;
    const uint HasBroadcast = 2;

    // A directory of users can be large; a list in a file that is larger than this is not one that people keep by hand.
    const int UserLimit = 100_000;

    /// <summary>All blocks, in the order in which a capture file has them.</summary>
    /// <param name="hostRoot">See <see cref="LiveOptions.HostRoot"/>.</param>
    /// <param name="timestamp">Their timestamp, nanoseconds since the epoch.</param>
    /// <param name="bootTime">When the machine booted, nanoseconds since the epoch.</param>
    public static Queue<byte[]> Read(string hostRoot, ulong timestamp, ulong bootTime)
    {
        var blocks = new Queue<byte[]>();
        blocks.Enqueue(HostRecordWriter.Machine(ReadMachine(hostRoot, bootTime), timestamp));
        AddInterfaces(blocks, timestamp);
        foreach (var (uid, user) in AccountFiles.ReadUsers(Text(hostRoot + "/etc/passwd"), UserLimit)) blocks.Enqueue(HostRecordWriter.UserOf(uid, user, timestamp));
        foreach (var (gid, name) in AccountFiles.ReadGroups(Text(hostRoot + "/etc/group"), UserLimit)) blocks.Enqueue(HostRecordWriter.GroupOf(gid, name, timestamp));
        return blocks;
    }

    /// <summary>The machine.</summary>
    public static MachineInfo ReadMachine(string hostRoot, ulong bootTime) => new(
        (uint)Libc.SystemConfiguration(Libc.ProcessorsOnline),
        (ulong)Libc.SystemConfiguration(Libc.PhysicalPages) * (ulong)Environment.SystemPageSize,
        ulong.TryParse(FirstLine(hostRoot + "/proc/sys/kernel/pid_max"), CultureInfo.InvariantCulture, out ulong max) ? max : 0,
        FirstLine(hostRoot + "/proc/sys/kernel/hostname") ?? Environment.MachineName,
        bootTime);

    /// <summary>The addresses of the network interfaces, in the order of the kernel.</summary>
    public static unsafe IReadOnlyList<(string Interface, IPAddress Address)> ReadAddresses()
    {
        List<(string, IPAddress)> addresses = [];
        InterfaceAddress* first;
        if (Libc.GetInterfaceAddresses(&first) != 0) return addresses;
        for (var at = first; at != null; at = at->Next)
        {
            if (!IsInternet(at, out ushort family)) continue;
            string name = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(at->Name));
            addresses.Add((name, new IPAddress(AddressOf(at->Address, family))));
        }

        Libc.FreeInterfaceAddresses(first);
        return addresses;
    }

    static string? FirstLine(string path) => Encoding.UTF8.GetString(Text(path)).Split('\n')[0] is { Length: > 0 } line ? line : null;

    static byte[] Text(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A host without it (a distroless image) has no names; its ids still show.
            return [];
        }
    }

    static unsafe void AddInterfaces(Queue<byte[]> blocks, ulong timestamp)
    {
        InterfaceAddress* first;
        if (Libc.GetInterfaceAddresses(&first) != 0) return;
        for (var at = first; at != null; at = at->Next)
        {
            if (!IsInternet(at, out ushort family)) continue;
            blocks.Enqueue(HostRecordWriter.Interface(
                MemoryMarshal.CreateReadOnlySpanFromNullTerminated(at->Name),
                AddressOf(at->Address, family),
                AddressOf(at->Netmask, family),
                AddressOf((at->Flags & HasBroadcast) != 0 ? at->Broadcast : null, family),
                timestamp));
        }

        Libc.FreeInterfaceAddresses(first);
    }

    static unsafe bool IsInternet(InterfaceAddress* at, out ushort family)
    {
        family = at->Address == null ? (ushort)0 : *(ushort*)at->Address;
        return family is AddressFamilyInternet or AddressFamilyInternet6;
    }

    // sockaddr_in has the address after family and port, sockaddr_in6 also after the flow.
    static unsafe ReadOnlySpan<byte> AddressOf(byte* socketAddress, ushort family)
    {
        int size = family == AddressFamilyInternet ? 4 : 16;
        return socketAddress == null ? new byte[size] : new ReadOnlySpan<byte>(socketAddress + (size == 4 ? 4 : 8), size);
    }
}
