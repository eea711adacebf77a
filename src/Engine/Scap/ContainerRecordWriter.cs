using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap;

/// <summary>Event blocks that tell of containers and pods. Their timestamp is 0; whoever puts them into a stream sets it.</summary>
public static class ContainerRecordWriter
{
    /// <summary>The event of the container plugin (<c>semantics-fields</c> §7), which comes from no thread.</summary>
    /// <param name="json"><c>{"container":{…}}</c>; up to 256 KiB are read.</param>
    public static byte[] Container(ReadOnlySpan<byte> json) => Asynchronous("container\0"u8, json);

    /// <summary>The event of a pod, or of what a pod belongs to, as the k8smeta plugin writes it; it comes from no thread.</summary>
    /// <param name="json">Reason, kind, uid and so on; up to 1 MiB are read.</param>
    public static byte[] Kubernetes(ReadOnlySpan<byte> json) => Asynchronous("k8s\0"u8, json);

    /// <summary><see cref="EventCode.ContainerFailed"/>.</summary>
    /// <param name="id">The id as threads have it.</param>
    /// <param name="reason">Why, a short text.</param>
    public static byte[] Failed(ReadOnlySpan<byte> id, ReadOnlySpan<byte> reason) => Block(EventCode.ContainerFailed, id, reason);

    /// <summary><see cref="EventCode.PodFailed"/>.</summary>
    /// <param name="uid">The uid as cgroups have it.</param>
    /// <param name="reason">Why, a short text.</param>
    public static byte[] PodFailed(ReadOnlySpan<byte> uid, ReadOnlySpan<byte> reason) => Block(EventCode.PodFailed, uid, reason);

    /// <summary>Sets the timestamp of a block, nanoseconds since the epoch.</summary>
    public static void SetTime(Span<byte> block, ulong timestamp) => BinaryPrimitives.WriteUInt64LittleEndian(block, timestamp);

    // What the plugin with the id 0 says, for none of ours has one; both texts end in a NUL.
    static byte[] Asynchronous(ReadOnlySpan<byte> name, ReadOnlySpan<byte> json) => Block(EventCode.AsynceventE, [0, 0, 0, 0], name, json, [0]);

    static byte[] Block(EventCode code, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third = default, ReadOnlySpan<byte> end = default)
    {
        int count = code == EventCode.AsynceventE ? 3 : 2;
        int head = EventView.HeaderSize + count * sizeof(uint);
        byte[] block = new byte[head + first.Length + second.Length + third.Length + end.Length];
        BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(8), -1);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(16), block.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(20), (ushort)code);
        BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(22), count);
        var lengths = block.AsSpan(EventView.HeaderSize);
        BinaryPrimitives.WriteInt32LittleEndian(lengths, first.Length);
        BinaryPrimitives.WriteInt32LittleEndian(lengths[4..], second.Length);
        if (count == 3) BinaryPrimitives.WriteInt32LittleEndian(lengths[8..], third.Length + end.Length);
        var rest = block.AsSpan(head);
        first.CopyTo(rest);
        second.CopyTo(rest[first.Length..]);
        third.CopyTo(rest[(first.Length + second.Length)..]);
        end.CopyTo(rest[(first.Length + second.Length + third.Length)..]);
        return block;
    }
}
