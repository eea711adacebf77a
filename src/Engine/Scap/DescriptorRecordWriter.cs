using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// The descriptors of one process in the encoding of a descriptor list, FDL V2 (<c>scap-format</c> §2.6), as the event block of a
/// <see cref="EventCode.DescriptorRecord"/>. Addresses are bytes in network order, 4 or 16 of them; ports are in host order.
/// The array grows to the largest process and is kept for the next.
/// </summary>
public sealed class DescriptorRecordWriter
{
    const int NameLimit = 1024;

    // Length, fd, inode, type, then at most two addresses with ports or two pointers and a name, and what is told beyond.
    const int MaxDescriptorSize = 4 + 8 + 8 + 1 + 48 + NameLimit + 2;

    byte[] _block = new byte[4096];
    int _length;
    long _tid;

    /// <summary>What else is known of the descriptors that are added from now on; null when it has to be found out. Other readers skip it.</summary>
    internal FdFlags? Told { get; set; }

    /// <summary>The descriptors since <see cref="Begin"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Starts the list of a process.</summary>
    public void Begin(long tid)
    {
        _tid = tid;
        Count = 0;
        BinaryPrimitives.WriteInt64LittleEndian(_block.AsSpan(RecordBlock.Overhead), tid);
        _length = RecordBlock.Overhead + sizeof(long);
    }

    /// <summary>Adds a file or a device.</summary>
    /// <param name="fd">The descriptor.</param>
    /// <param name="inode">Its inode.</param>
    /// <param name="openFlags">The open flags in the driver's encoding (<c>PPM_O_*</c>).</param>
    /// <param name="path">The path, cut to 1024 bytes.</param>
    /// <param name="device">The number of the device that the file lies on.</param>
    public void AddFile(long fd, ulong inode, uint openFlags, ReadOnlySpan<byte> path, uint device)
    {
        var writer = Start(fd, inode, FdType.FileV2);
        writer.Add(openFlags);
        writer.AddText(path, NameLimit);
        writer.Add(device);
        End(writer);
    }

    /// <summary>Adds a descriptor that has no more than a name, such as a directory, a pipe or an event descriptor.</summary>
    public void AddNamed(long fd, ulong inode, FdType type, ReadOnlySpan<byte> name)
    {
        var writer = Start(fd, inode, type);
        writer.AddText(name, NameLimit);
        End(writer);
    }

    /// <summary>Adds a connected ip socket.</summary>
    public void AddSocket(long fd, ulong inode, ReadOnlySpan<byte> source, ushort sourcePort, ReadOnlySpan<byte> destination, ushort destinationPort, L4Protocol protocol)
    {
        var writer = Start(fd, inode, source.Length == 4 ? FdType.Ipv4Socket : FdType.Ipv6Socket);
        writer.Add(source);
        writer.Add(destination);
        writer.Add(sourcePort);
        writer.Add(destinationPort);
        writer.Add((byte)protocol);
        End(writer);
    }

    /// <summary>Adds an ip socket without a peer: one that listens, or is bound, or neither.</summary>
    public void AddServerSocket(long fd, ulong inode, ReadOnlySpan<byte> address, ushort port, L4Protocol protocol)
    {
        var writer = Start(fd, inode, address.Length == 4 ? FdType.Ipv4ServerSocket : FdType.Ipv6ServerSocket);
        writer.Add(address);
        writer.Add(port);
        writer.Add((byte)protocol);
        End(writer);
    }

    /// <summary>Adds a unix socket; both ends are the kernel's addresses, 0 where unknown.</summary>
    public void AddUnixSocket(long fd, ulong inode, ulong source, ulong destination, ReadOnlySpan<byte> path)
    {
        var writer = Start(fd, inode, FdType.UnixSocket);
        writer.Add(source);
        writer.Add(destination);
        writer.AddText(path, NameLimit);
        End(writer);
    }

    /// <summary>The finished event block; valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlySpan<byte> Finish(ulong timestamp)
    {
        RecordBlock.WriteHeader(_block, EventCode.DescriptorRecord, _tid, timestamp, _length - RecordBlock.Overhead);
        return _block.AsSpan(0, _length);
    }

    SpanWriter Start(long fd, ulong inode, FdType type)
    {
        if (_block.Length - _length < MaxDescriptorSize) Array.Resize(ref _block, _block.Length * 2);
        var writer = new SpanWriter(_block.AsSpan(_length));
        writer.Add(0u);
        writer.Add(fd);
        writer.Add(inode);
        writer.Add((byte)type);
        return writer;
    }

    void End(SpanWriter writer)
    {
        if (Told is { } flags) writer.Add((ushort)flags);
        writer.SetLength();
        _length += writer.Length;
        Count++;
    }
}
