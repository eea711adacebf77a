using System.Net;
using System.Net.Sockets;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A network of IPv4 or IPv6, in network order.</summary>
sealed class Network
{
    readonly byte[] _address;
    readonly int _prefix;

    Network(byte[] address, int prefix)
    {
        _address = address;
        _prefix = prefix;
    }

    /// <summary>Reads an address: with a dot it is IPv4, else IPv6.</summary>
    public static Network? ParseAddress(string text)
    {
        var family = text.Contains('.') && !text.Contains(':') ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;
        // .NET also takes "1.2" and a scope behind '%', which inet_pton does not.
        if (!IPAddress.TryParse(text, out var address) || address.AddressFamily != family || text.Contains('%')) return null;
        if (family == AddressFamily.InterNetwork && text.Count(c => c == '.') != 3) return null;
        byte[] bytes = address.GetAddressBytes();
        return new Network(bytes, bytes.Length * 8);
    }

    /// <summary>Reads <c>address/length</c>: 0 to 32 for IPv4, 1 to 128 for IPv6.</summary>
    public static Network? ParseNetwork(string text)
    {
        int slash = text.IndexOf('/');
        if (slash < 0 || ParseAddress(text[..slash]) is not { } address) return null;
        bool isIpv4 = address._address.Length == 4;
        if (!int.TryParse(text.AsSpan(slash + 1), System.Globalization.NumberStyles.None, null, out int prefix)) return null;
        return prefix >= (isIpv4 ? 0 : 1) && prefix <= (isIpv4 ? 32 : 128) ? new Network(address._address, prefix) : null;
    }

    /// <summary>Whether an address of 4 or 16 bytes is in the network; one of the other family is not.</summary>
    public bool Contains(ReadOnlySpan<byte> address)
    {
        if (address.Length != _address.Length) return false;
        int whole = _prefix / 8, rest = _prefix % 8;
        if (!address[..whole].SequenceEqual(_address.AsSpan(0, whole))) return false;
        return rest == 0 || (address[whole] ^ _address[whole]) >> (8 - rest) == 0;
    }
}
