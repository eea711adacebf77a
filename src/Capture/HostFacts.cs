using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Gyrfalcon.Capture.Linux;
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
        foreach (string line in Lines(hostRoot + "/etc/passwd"))
        {
            if (TryParseUser(line, out uint uid, out var user)) blocks.Enqueue(HostRecordWriter.UserOf(uid, user, timestamp));
        }

        foreach (string line in Lines(hostRoot + "/etc/group"))
        {
            if (TryParseGroup(line, out uint gid, out byte[] name)) blocks.Enqueue(HostRecordWriter.GroupOf(gid, name, timestamp));
        }

        return blocks;
    }

    /// <summary>The machine.</summary>
    public static MachineInfo ReadMachine(string hostRoot, ulong bootTime) => new(
        (uint)Libc.SystemConfiguration(Libc.ProcessorsOnline),
        (ulong)Libc.SystemConfiguration(Libc.PhysicalPages) * (ulong)Environment.SystemPageSize,
        ulong.TryParse(Lines(hostRoot + "/proc/sys/kernel/pid_max").FirstOrDefault(), CultureInfo.InvariantCulture, out ulong max) ? max : 0,
        Lines(hostRoot + "/proc/sys/kernel/hostname").FirstOrDefault() ?? Environment.MachineName,
        bootTime);

    /// <summary>A line of /etc/passwd: <c>name:password:uid:gid:comment:home:shell</c>.</summary>
    internal static bool TryParseUser(string line, out uint uid, out UserEntry user)
    {
        string[] words = line.Split(':');
        uid = 0;
        user = new UserEntry(0, [], [], []);
        if (words.Length < 7 || words[0].Length == 0
            || !uint.TryParse(words[2], CultureInfo.InvariantCulture, out uid) || !uint.TryParse(words[3], CultureInfo.InvariantCulture, out uint gid)) return false;
        user = new UserEntry(gid, Encoding.UTF8.GetBytes(words[0]), Encoding.UTF8.GetBytes(words[5]), Encoding.UTF8.GetBytes(words[6]));
        return true;
    }

    /// <summary>A line of /etc/group: <c>name:password:gid:members</c>.</summary>
    internal static bool TryParseGroup(string line, out uint gid, out byte[] name)
    {
        string[] words = line.Split(':');
        name = Encoding.UTF8.GetBytes(words[0]);
        gid = 0;
        return words.Length >= 3 && name.Length > 0 && uint.TryParse(words[2], CultureInfo.InvariantCulture, out gid);
    }

    static List<string> Lines(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Take(UserLimit)];
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
            if (at->Address == null) continue;
            ushort family = *(ushort*)at->Address;
            if (family is not (AddressFamilyInternet or AddressFamilyInternet6)) continue;
            blocks.Enqueue(HostRecordWriter.Interface(
                MemoryMarshal.CreateReadOnlySpanFromNullTerminated(at->Name),
                AddressOf(at->Address, family),
                AddressOf(at->Netmask, family),
                AddressOf((at->Flags & HasBroadcast) != 0 ? at->Broadcast : null, family),
                timestamp));
        }

        Libc.FreeInterfaceAddresses(first);
    }

    // sockaddr_in has the address after family and port, sockaddr_in6 also after the flow.
    static unsafe ReadOnlySpan<byte> AddressOf(byte* socketAddress, ushort family)
    {
        int size = family == AddressFamilyInternet ? 4 : 16;
        return socketAddress == null ? new byte[size] : new ReadOnlySpan<byte>(socketAddress + (size == 4 ? 4 : 8), size);
    }
}
