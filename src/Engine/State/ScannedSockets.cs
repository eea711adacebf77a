namespace Gyrfalcon.Engine.State;

/// <summary>
/// Sockets that /proc or a capture's descriptor list told of. Who of the two ends is the server can be said only when all
/// listening sockets are known: so once the records end and events begin, or go on.
/// </summary>
sealed class ScannedSockets(StateLimits limits, StateCounters counters)
{
    readonly bool[] _isListening = new bool[ushort.MaxValue + 1];
    readonly List<FdEntry> _pending = [];

    /// <summary>The sockets that wait for their role.</summary>
    public int Count => _pending.Count;

    /// <summary>A bound socket.</summary>
    public void AddListening(ushort port) => _isListening[port] = true;

    /// <summary>A socket with two ends, the source being this host's.</summary>
    public void Add(FdEntry socket)
    {
        // Each descriptor once, unless damaged input tells of one again and again.
        if (_pending.Count < limits.MaxDescriptors)
        {
            _pending.Add(socket);
            return;
        }

        counters.SocketsUnsettled++;
        socket.Flags |= FdFlags.RoleClient;
    }

    /// <summary>Decides the role of all that were added.</summary>
    public void Settle()
    {
        if (_pending.Count == 0) return;
        foreach (var socket in _pending)
        {
            // A later record of the same descriptor may have taken the entry for something else.
            if (!socket.IsIpSocket || !socket.HasNoRole || !socket.Has(FdFlags.FromScan)) continue;
            if (!_isListening[socket.Tuple.SourcePort])
            {
                socket.Flags |= FdFlags.RoleClient;
                continue;
            }

            socket.Flags |= FdFlags.RoleServer;
            socket.Tuple = socket.Tuple.Swapped;
            Name(socket);
        }

        _pending.Clear();
        if (_pending.Capacity > 1024) _pending.Capacity = 0;
    }

    public void Clear()
    {
        Array.Clear(_isListening);
        _pending.Clear();
    }

    public static void Name(FdEntry socket)
    {
        Span<byte> text = stackalloc byte[SocketText.MaxIpName];
        socket.Name.Set(text[..SocketText.WriteTuple(socket.Tuple, text)]);
    }
}
