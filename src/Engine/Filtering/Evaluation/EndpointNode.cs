using System.Buffers.Binary;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// Compares both ends of a socket (<c>fd.ip</c>, <c>fd.port</c>, <c>fd.net</c>): true when either satisfies the test or, for
/// <c>!=</c>, when neither does. A socket that was bound to accept has one end. What is no ip socket is false either way.
/// </summary>
sealed class EndpointNode(PredicateTable table, bool isPort, ValueTest? test, bool negated) : PredicateNode(table)
{
    protected override bool Ask(scoped in EventContext context)
    {
        if (!Descriptors.TryFind(context, out var fd) || fd is null) return false;
        if (test is not { } ask) return true;
        switch (fd.Type)
        {
            case FdType.Ipv4Socket or FdType.Ipv6Socket:
                return (Test(ask, fd.Tuple.IsIpv6, fd.Tuple.SourceAddress, fd.Tuple.SourcePort)
                    || Test(ask, fd.Tuple.IsIpv6, fd.Tuple.DestinationAddress, fd.Tuple.DestinationPort)) != negated;
            case FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket:
                return Test(ask, fd.Tuple.IsIpv6, fd.Tuple.DestinationAddress, fd.Tuple.DestinationPort) != negated;
            default:
                return false;
        }
    }

    bool Test(ValueTest ask, bool isIpv6, UInt128 address, ushort port)
    {
        if (isPort) return ask.Test(FieldValue.Of((ulong)port));
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        return ask.Test(FieldValue.Of(isIpv6 ? bytes : bytes[12..]));
    }
}
