using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// Event blocks of what a host says of itself once: <see cref="EventCode.MachineRecord"/>, <see cref="EventCode.InterfaceRecord"/>
/// and <see cref="EventCode.UserRecord"/>. Each call makes one block with the given timestamp.
/// </summary>
public static class HostRecordWriter
{
    const byte User = 0;
    const byte Group = 1;
    const ushort Ipv4 = 1;
    const ushort Ipv6 = 2;
    const int HostnameSize = 128;

    // Names of users, homes and shells are below 256 bytes in the format; names of interfaces below 1024.
    const int TextLimit = 255;
    const int InterfaceNameLimit = 1023;

    /// <summary>The machine (<c>scap-format</c> §2.2).</summary>
    public static byte[] Machine(MachineInfo machine, ulong timestamp)
    {
        Span<byte> record = stackalloc byte[256];
        var writer = new SpanWriter(record);
        writer.Add(machine.CpuCount);
        writer.Add(machine.MemoryBytes);
        writer.Add(machine.MaxPid);
        Span<byte> hostname = stackalloc byte[HostnameSize];
        hostname.Clear();
        var utf8 = System.Text.Encoding.UTF8.GetBytes(machine.Hostname).AsSpan();
        utf8[..Math.Min(utf8.Length, HostnameSize - 1)].CopyTo(hostname);
        writer.Add(hostname);
        writer.Add(machine.BootTime);
        writer.Add(0ul);
        writer.Add(0ul);
        writer.Add(0ul);
        return Block(EventCode.MachineRecord, timestamp, record[..writer.Length]);
    }

    /// <summary>A user (<c>scap-format</c> §2.4).</summary>
    public static byte[] UserOf(uint uid, UserEntry user, ulong timestamp)
    {
        Span<byte> record = stackalloc byte[1024];
        var writer = new SpanWriter(record);
        writer.Add(0u);
        writer.Add(User);
        writer.Add(uid);
        writer.Add(user.Gid);
        writer.AddText(user.Name, TextLimit);
        writer.AddText(user.Home, TextLimit);
        writer.AddText(user.Shell, TextLimit);
        writer.SetLength();
        return Block(EventCode.UserRecord, timestamp, record[..writer.Length]);
    }

    /// <summary>A group (<c>scap-format</c> §2.4).</summary>
    public static byte[] GroupOf(uint gid, ReadOnlySpan<byte> name, ulong timestamp)
    {
        Span<byte> record = stackalloc byte[512];
        var writer = new SpanWriter(record);
        writer.Add(0u);
        writer.Add(Group);
        writer.Add(gid);
        writer.AddText(name, TextLimit);
        writer.SetLength();
        return Block(EventCode.UserRecord, timestamp, record[..writer.Length]);
    }

    /// <summary>
    /// An address of an interface (<c>scap-format</c> §2.3). The three addresses are bytes in network order, all 4 or all 16.
    /// </summary>
    public static byte[] Interface(ReadOnlySpan<byte> name, ReadOnlySpan<byte> address, ReadOnlySpan<byte> netmask, ReadOnlySpan<byte> broadcast, ulong timestamp)
    {
        if (name.Length > InterfaceNameLimit) name = name[..InterfaceNameLimit];
        Span<byte> record = stackalloc byte[2048];
        var writer = new SpanWriter(record[sizeof(uint)..]);
        writer.Add(address.Length == 4 ? Ipv4 : Ipv6);
        writer.Add((ushort)name.Length);
        writer.Add(address);
        writer.Add(netmask);
        writer.Add(broadcast);
        writer.Add(0ul);  // the link speed, which nothing asks for
        writer.Add(name);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(record, writer.Length);  // without itself, other than above
        return Block(EventCode.InterfaceRecord, timestamp, record[..(sizeof(uint) + writer.Length)]);
    }

    static byte[] Block(EventCode code, ulong timestamp, ReadOnlySpan<byte> record)
    {
        byte[] block = new byte[RecordBlock.Overhead + record.Length];
        RecordBlock.WriteHeader(block, code, -1, timestamp, record.Length);
        record.CopyTo(block.AsSpan(RecordBlock.Overhead));
        return block;
    }
}
