using System.Buffers.Binary;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Scap;

/// <summary>Brings one descriptor of a descriptor list to the newest layout, V2 (<c>scap-format</c> §2.6).</summary>
static class DescriptorRecord
{
    /// <summary>
    /// Appends the descriptor at the start of <paramref name="bytes"/>, which is of the layout V1 and so has no length of its own.
    /// </summary>
    /// <param name="bytes">The bytes of the list from the descriptor on; there may be more.</param>
    /// <param name="record">Takes the descriptor.</param>
    /// <param name="consumed">The size of the descriptor in the file.</param>
    /// <returns>False when it reaches past its end or is of a type whose size is not known.</returns>
    public static bool TryAppendV1(ReadOnlySpan<byte> bytes, RecordBuffer record, out int consumed)
    {
        var cursor = new RecordCursor(bytes);
        cursor.Take(8 + 8);  // fd, ino
        var type = cursor.Take(1);
        bool known = !cursor.Failed && TrySkipBody((FdType)type[0], ref cursor);
        consumed = cursor.Position;
        if (!known || cursor.Failed) return false;
        record.Append((uint)(4 + consumed));
        record.Append(bytes[..consumed]);
        return true;
    }

    /// <summary>Whether <paramref name="body"/>, the body of a V2 list, is a tid and whole descriptors.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> body)
    {
        if (body.Length < 8) return false;
        body = body[8..];
        while (body.Length > 0)
        {
            if (body.Length < 4) return false;
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(body);
            if (length < 4 + 8 + 8 + 1 || length > (uint)body.Length) return false;
            body = body[(int)length..];
        }

        return true;
    }

    static bool TrySkipBody(FdType type, ref RecordCursor cursor)
    {
        switch (type)
        {
            case FdType.Ipv4Socket:
                cursor.Take(4 + 4 + 2 + 2 + 1);
                return true;
            case FdType.Ipv6Socket:
                cursor.Take(16 + 16 + 2 + 2 + 1);
                return true;
            case FdType.Ipv4ServerSocket:
                cursor.Take(4 + 2 + 1);
                return true;
            case FdType.Ipv6ServerSocket:
                cursor.Take(16 + 2 + 1);
                return true;
            case FdType.UnixSocket:
                cursor.Take(8 + 8);
                cursor.TakeText();
                return true;
            case FdType.FileV2:
                cursor.Take(4);
                cursor.TakeText();
                return true;
            case FdType.Unknown:
                return true;
            case <= FdType.PidFd:
                cursor.TakeText();
                return true;
            default:
                return false;
        }
    }
}
