namespace Gyrfalcon.Capture.Procfs;

/// <summary>The socket tables of the network namespaces met lately, so that each is read once for all its processes.</summary>
sealed class SocketTables
{
    // A namespace with 10,000 sockets takes 15 ms to read, so a table serves for a while; what was opened since is known from events.
    static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(2);

    readonly Dictionary<ulong, (SocketTable Table, long Read)> _tables = [];

    /// <summary>The sockets that a process can have.</summary>
    public SocketTable Of(ProcDirectory process)
    {
        // 0: no network namespaces, or not allowed to see; then all share one table.
        ulong space = process.TryStat("ns/net"u8, out var stat) ? stat.Inode : 0;
        long now = Environment.TickCount64;
        if (_tables.TryGetValue(space, out var known) && now - known.Read < s_lifetime.TotalMilliseconds) return known.Table;
        var table = SocketTable.Read(process);
        _tables[space] = (table, now);
        return table;
    }

    /// <summary>Forgets all tables.</summary>
    public void Clear() => _tables.Clear();
}
