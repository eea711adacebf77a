using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Scap;

/// <summary>
/// Event blocks that tell of the users and groups of a container, as the reference has them in its stream. They come from no thread.
/// </summary>
public static class UserEventWriter
{
    // What the reference keeps of a name, and of the paths of home and shell.
    const int NameLimit = 255;
    const int PathLimit = 1023;

    /// <summary>A user that came, or that has other properties than it had.</summary>
    public static byte[] UserAdded(ReadOnlySpan<byte> container, uint uid, UserEntry user, ulong timestamp) =>
        OfUser(EventCode.UserAddedE, container, uid, user, timestamp);

    /// <summary>A user that is there no more.</summary>
    public static byte[] UserDeleted(ReadOnlySpan<byte> container, uint uid, UserEntry user, ulong timestamp) =>
        OfUser(EventCode.UserDeletedE, container, uid, user, timestamp);

    /// <summary>A group that came, or that has another name than it had.</summary>
    public static byte[] GroupAdded(ReadOnlySpan<byte> container, uint gid, ReadOnlySpan<byte> name, ulong timestamp) =>
        OfGroup(EventCode.GroupAddedE, container, gid, name, timestamp);

    /// <summary>A group that is there no more.</summary>
    public static byte[] GroupDeleted(ReadOnlySpan<byte> container, uint gid, ReadOnlySpan<byte> name, ulong timestamp) =>
        OfGroup(EventCode.GroupDeletedE, container, gid, name, timestamp);

    static byte[] OfUser(EventCode code, ReadOnlySpan<byte> container, uint uid, UserEntry user, ulong timestamp)
    {
        Span<byte> block = stackalloc byte[8192];
        const int count = 6;
        int length = EventView.HeaderSize + count * sizeof(ushort);
        Put(block, 0, uid, ref length);
        Put(block, 1, user.Gid, ref length);
        Put(block, 2, user.Name, NameLimit, ref length);
        Put(block, 3, user.Home, PathLimit, ref length);
        Put(block, 4, user.Shell, PathLimit, ref length);
        Put(block, 5, container, PathLimit, ref length);
        return Finish(block[..length], code, count, timestamp);
    }

    static byte[] OfGroup(EventCode code, ReadOnlySpan<byte> container, uint gid, ReadOnlySpan<byte> name, ulong timestamp)
    {
        Span<byte> block = stackalloc byte[2048];
        const int count = 3;
        int length = EventView.HeaderSize + count * sizeof(ushort);
        Put(block, 0, gid, ref length);
        Put(block, 1, name, NameLimit, ref length);
        Put(block, 2, container, PathLimit, ref length);
        return Finish(block[..length], code, count, timestamp);
    }

    static void Put(Span<byte> block, int index, uint value, ref int length)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(block[length..], value);
        SetLength(block, index, sizeof(uint), ref length);
    }

    // With a NUL behind it.
    static void Put(Span<byte> block, int index, ReadOnlySpan<byte> text, int limit, ref int length)
    {
        if (text.Length > limit) text = text[..limit];
        text.CopyTo(block[length..]);
        block[length + text.Length] = 0;
        SetLength(block, index, text.Length + 1, ref length);
    }

    static void SetLength(Span<byte> block, int index, int size, ref int length)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(block[(EventView.HeaderSize + index * sizeof(ushort))..], (ushort)size);
        length += size;
    }

    static byte[] Finish(Span<byte> block, EventCode code, int count, ulong timestamp)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(block, timestamp);
        BinaryPrimitives.WriteInt64LittleEndian(block[8..], -1);
        BinaryPrimitives.WriteInt32LittleEndian(block[16..], block.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(block[20..], (ushort)code);
        BinaryPrimitives.WriteInt32LittleEndian(block[22..], count);
        return block.ToArray();
    }
}
