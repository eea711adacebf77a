using System.Buffers.Binary;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>fdlist.*</c>: the descriptors that poll and ppoll waited for.</summary>
static class FdListFields
{
    static FieldScope Scope => FieldScope.Event | FieldScope.ThreadGroup;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("fdlist.nums", FieldType.String, Scope, (scoped in c, in a, out v) => Join(c, Part.Number, out v),
            "The numbers of the descriptors that poll waited for, joined by a comma.") { Format = PrintFormat.Id, Example = "3,4" },
        new("fdlist.names", FieldType.String, Scope, (scoped in c, in a, out v) => Join(c, Part.Name, out v),
            "Their names; <NA> for those without.") { Example = "/dev/pts/0,<NA>" },
        new("fdlist.cips", FieldType.String, Scope, (scoped in c, in a, out v) => Join(c, Part.ClientAddress, out v),
            "The clients' addresses of those that are ip sockets.") { Example = "10.0.0.1" },
        new("fdlist.sips", FieldType.String, Scope, (scoped in c, in a, out v) => Join(c, Part.ServerAddress, out v),
            "The servers' addresses of those that are ip sockets.") { Example = "10.0.0.2" },
        new("fdlist.cports", FieldType.String, Scope, (scoped in c, in a, out v) => Join(c, Part.ClientPort, out v),
            "The clients' ports of those that are ip sockets.") { Example = "40652" },
        new("fdlist.sports", FieldType.String, Scope, (scoped in c, in a, out v) => Join(c, Part.ServerPort, out v),
            "The servers' ports of those that are ip sockets.") { Example = "443" },
    ];

    enum Part : byte
    {
        Number,
        Name,
        ClientAddress,
        ServerAddress,
        ClientPort,
        ServerPort,
    }

    static bool Join(scoped in EventContext context, Part part, out FieldValue value)
    {
        // Per descriptor a 64-bit number and 16 bits of flags, after their count.
        const int entrySize = 10;
        if (context.Event.Code is not (EventCode.SyscallPollX or EventCode.SyscallPpollX) || context.Thread is not { } thread) return Nothing(out value);
        var bytes = context.Event.Parameter(1);
        if (bytes.Length < 2) return Nothing(out value);

        var text = new ScratchText(context.Scratch);
        int count = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(bytes), (bytes.Length - 2) / entrySize);
        for (int i = 0; i < count; i++)
        {
            long number = BinaryPrimitives.ReadInt64LittleEndian(bytes[(2 + i * entrySize)..]);
            int before = text.Length;
            if (before > 0) text.Append((byte)',');
            int start = text.Length;
            Append(ref text, part, number, Descriptors.Find(thread, number));
            if (text.Length == start) text.CutTo(before);
        }

        return text.Length == 0 ? Nothing(out value) : Give(text.Finish(), out value);
    }

    static void Append(ref ScratchText text, Part part, long number, FdEntry? fd)
    {
        switch (part)
        {
            case Part.Number:
                text.AppendDecimal(number);
                break;
            case Part.Name:
                text.Append(fd is { Name.Length: > 0 } ? fd.Name.Span : "<NA>"u8);
                break;
            case Part.ClientAddress when fd?.Type is FdType.Ipv4Socket or FdType.Ipv6Socket:
                text.AppendAddress(fd.Tuple.SourceAddress, fd.Tuple.IsIpv6);
                break;
            case Part.ServerAddress when fd is not null && FdTypeNames.IsIpSocket(fd.Type):
                text.AppendAddress(fd.Tuple.DestinationAddress, fd.Tuple.IsIpv6);
                break;
            case Part.ClientPort when fd?.Type is FdType.Ipv4Socket or FdType.Ipv6Socket:
                text.AppendDecimal((ulong)fd.Tuple.SourcePort);
                break;
            case Part.ServerPort when fd?.Type is FdType.Ipv4Socket or FdType.Ipv6Socket:
                text.AppendDecimal((ulong)fd.Tuple.DestinationPort);
                break;
        }
    }
}
