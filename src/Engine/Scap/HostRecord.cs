using System.Buffers.Binary;

namespace Gyrfalcon.Engine.Scap;

/// <summary>Brings one record of a user or interface list to the newest layout, V2 (<c>scap-format</c> §2.3, §2.4).</summary>
static class HostRecord
{
    /// <summary>Appends the user or group at the start of <paramref name="bytes"/>, of the layout V1, which has no length.</summary>
    public static bool TryAppendUserV1(ReadOnlySpan<byte> bytes, RecordBuffer record, out int consumed)
    {
        var cursor = new RecordCursor(bytes);
        var type = cursor.Take(1);
        bool isUser = !type.IsEmpty && type[0] == 0;
        cursor.Take(isUser ? 8 : 4);  // uid and gid, or gid
        for (int i = 0; i < (isUser ? 3 : 1); i++) cursor.TakeText();  // name, home, shell
        consumed = cursor.Position;
        if (cursor.Failed || type[0] > 1) return false;
        record.Append((uint)(4 + consumed));
        record.Append(bytes[..consumed]);
        return true;
    }

    /// <summary>Appends the interface address at the start of <paramref name="bytes"/>, of the layout V1, which has no length.</summary>
    public static bool TryAppendInterfaceV1(ReadOnlySpan<byte> bytes, RecordBuffer record, out int consumed)
    {
        consumed = 0;
        if (bytes.Length < 4) return false;
        int name = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        int addresses = BinaryPrimitives.ReadUInt16LittleEndian(bytes) switch
        {
            1 => 3 * 4 + 8,  // IPv4: address, netmask, broadcast, link speed
            2 => 3 * 16 + 8,
            3 => 3 * 4,
            4 => 3 * 16,
            _ => -1,
        };
        consumed = 4 + addresses + name;
        if (addresses < 0 || consumed > bytes.Length) return false;
        record.Append((uint)consumed);
        record.Append(bytes[..consumed]);
        return true;
    }
}
