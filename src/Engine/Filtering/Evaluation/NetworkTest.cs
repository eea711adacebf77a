using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether an address lies in a network. One of the other family lies outside.</summary>
/// <param name="network">The network's address, 4 or 16 bytes in network order.</param>
/// <param name="bits">The length of the prefix.</param>
/// <param name="negated">Whether lying outside is what is asked for.</param>
sealed class NetworkTest(byte[] network, int bits, bool negated) : ValueTest
{
    public override bool Matches(scoped in FieldValue value) => Contains(value.Bytes) != negated;

    bool Contains(scoped ReadOnlySpan<byte> address)
    {
        if (address.Length != network.Length) return false;
        int whole = bits / 8;
        if (!address[..whole].SequenceEqual(network.AsSpan(0, whole))) return false;
        int rest = bits % 8;
        return rest == 0 || (address[whole] ^ network[whole]) >> (8 - rest) == 0;
    }
}
