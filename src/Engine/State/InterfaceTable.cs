namespace Gyrfalcon.Engine.State;

/// <summary>The addresses of this host's network interfaces, in the order in which they were told.</summary>
public sealed class InterfaceTable(StateLimits limits, StateCounters counters)
{
    const uint Loopback = 0x7f000001;

    readonly List<(uint Address, uint Mask)> _ipv4 = [];
    readonly List<UInt128> _ipv6 = [];

    /// <summary>The number of addresses.</summary>
    public int Count => _ipv4.Count + _ipv6.Count;

    /// <summary>The IPv4 addresses with their masks, in host order.</summary>
    internal IReadOnlyList<(uint Address, uint Mask)> Ipv4 => _ipv4;

    /// <summary>The IPv6 addresses.</summary>
    internal IReadOnlyList<UInt128> Ipv6 => _ipv6;

    /// <summary>Adds an IPv4 address; both numbers are in host order.</summary>
    public void Add(uint address, uint mask)
    {
        if (HasRoom()) _ipv4.Add((address, mask));
    }

    /// <summary>Adds an IPv6 address.</summary>
    public void Add(UInt128 address)
    {
        if (HasRoom()) _ipv6.Add(address);
    }

    /// <summary>Forgets all addresses.</summary>
    public void Clear()
    {
        _ipv4.Clear();
        _ipv6.Clear();
    }

    /// <summary>
    /// Whether an address is this host's. For IPv6 the first 64 bits decide, as in the reference: interfaces change their
    /// temporary addresses more often than they are told.
    /// </summary>
    public bool IsLocal(UInt128 address, bool isIpv6)
    {
        if (isIpv6)
        {
            foreach (var own in _ipv6)
                if (own >> 64 == address >> 64) return true;
            return false;
        }

        foreach (var (own, _) in _ipv4)
            if (own == address) return true;
        return false;
    }

    /// <summary>
    /// Fills in the end of a tuple that the kernel left out (a datagram socket that is bound to any address) with the address
    /// that traffic with the other end most likely uses.
    /// </summary>
    internal void Complete(ref SocketTuple tuple)
    {
        bool noSource = tuple.SourceAddress == UInt128.Zero;
        if (!noSource && tuple.DestinationAddress != UInt128.Zero) return;
        var known = noSource ? tuple.DestinationAddress : tuple.SourceAddress;
        var inferred = tuple.IsIpv6 ? Infer(known) : Infer((uint)known);

        // A socket does not talk to itself.
        if (inferred == known && tuple.SourcePort == tuple.DestinationPort) return;
        if (noSource) tuple.SourceAddress = inferred;
        else tuple.DestinationAddress = inferred;
    }

    bool HasRoom()
    {
        if (Count < limits.MaxInterfaceAddresses) return true;
        counters.InterfacesRefused++;
        return false;
    }

    // The peer's own address if it is here, else one in the same network, else the first that is no loopback.
    uint Infer(uint peer)
    {
        foreach (var (address, _) in _ipv4)
            if (address == peer) return address;
        foreach (var (address, mask) in _ipv4)
            if ((address & mask) == (peer & mask)) return address;
        foreach (var (address, _) in _ipv4)
            if (address != Loopback) return address;
        return 0;
    }

    UInt128 Infer(UInt128 peer)
    {
        foreach (var address in _ipv6)
            if (address == peer) return address;
        foreach (var address in _ipv6)
            if (address >> 64 == peer >> 64) return address;
        foreach (var address in _ipv6)
            if (address != UInt128.One) return address;
        return UInt128.Zero;
    }
}
