using System.Buffers.Binary;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// Whether either end of the event's ip socket satisfies a test, whatever its role (<c>fd.ip</c>, <c>fd.port</c>, <c>fd.net</c>);
/// with <paramref name="both"/>, as for <c>!=</c>, whether both do. Without a test, whether the descriptor is known.
/// A listening or bound socket has one end.
/// </summary>
sealed class EndpointPredicate(BoundField field, ValueTest? test, bool both) : FilterNode(field.Field.Scope, Estimate.Of(field.Field.Scope, test))
{
    readonly bool _ports = field.Type.IsNumber();

    private protected override bool Compute(scoped in EventContext context)
    {
        if (!Descriptors.TryFind(context, out var fd) || fd is null) return false;
        if (test is null) return true;
        ref readonly var tuple = ref fd.Tuple;
        switch (fd.Type)
        {
            case FdType.Ipv4Socket or FdType.Ipv6Socket:
                bool source = _ports ? Test(tuple.SourcePort) : Test(tuple.SourceAddress, fd.Type == FdType.Ipv6Socket);
                if (source != both) return source;
                return _ports ? Test(tuple.DestinationPort) : Test(tuple.DestinationAddress, fd.Type == FdType.Ipv6Socket);
            case FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket:
                return _ports ? Test(tuple.DestinationPort) : Test(tuple.DestinationAddress, fd.Type == FdType.Ipv6ServerSocket);
            default:
                return false;
        }
    }

    bool Test(ushort port) => test!.Matches(FieldValue.Of((ulong)port));

    bool Test(UInt128 address, bool isIpv6)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address);
        return test!.Matches(FieldValue.Of(isIpv6 ? bytes : bytes[12..]));
    }
}
