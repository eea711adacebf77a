namespace Gyrfalcon.Engine.State;

/// <summary>
/// Reads the descriptors of one process: a thread id as u64, then records (<c>scap-format</c> §2.6). What events already
/// told of a descriptor stays; a process may come in several pieces.
/// </summary>
static class DescriptorRecordReader
{
    const int MinRecord = 8 + 8 + 1;

    // Behind the last field of the reference a writer of ours may put what it knows more (FdFlags): then nothing is found out.
    const int ToldLength = sizeof(ushort);

    /// <summary>Adds the descriptors to their process, which must be known; false when the list is damaged.</summary>
    public static bool TryRead(HostState host, ReadOnlySpan<byte> list, ScannedSockets sockets)
    {
        var reader = new RecordReader(list);
        if (reader.Left < 8) return false;
        var thread = host.Threads.Find(reader.I64());
        if (thread is null || thread.IsPlaceholder)
        {
            host.Counters.RecordsIgnored++;
            return true;
        }

        while (reader.Left >= 4)
        {
            var record = reader.Part();
            if (reader.IsDamaged || record.Length < MinRecord) return false;
            if (!TryReadOne(host, thread, record, sockets)) return false;
        }

        return true;
    }

    static bool TryReadOne(HostState host, ThreadEntry thread, ReadOnlySpan<byte> record, ScannedSockets sockets)
    {
        var reader = new RecordReader(record);
        long number = reader.I64();
        ulong inode = reader.U64();
        var type = (FdType)reader.U8();
        var fds = thread.Group.Fds;
        if (fds.Find(number) is { } known && !known.Has(FdFlags.FromScan) && !known.Has(FdFlags.Cloned)) return true;
        if (fds.Add(number) is not { } entry) return true;
        entry.Type = type;
        entry.Inode = inode;
        entry.Flags = FdFlags.FromScan;
        switch (type)
        {
            case FdType.Ipv4Socket or FdType.Ipv6Socket:
                ReadSocket(host, entry, ref reader, type == FdType.Ipv6Socket, sockets);
                break;
            case FdType.Ipv4ServerSocket or FdType.Ipv6ServerSocket:
                ReadServerSocket(entry, ref reader, type == FdType.Ipv6ServerSocket, sockets);
                break;
            case FdType.UnixSocket:
                reader.U64();
                reader.U64();
                entry.Name.Set(reader.Text());

                // The end that was bound has the path.
                entry.Flags |= entry.Name.Length == 0 ? FdFlags.RoleClient : FdFlags.RoleServer;
                break;
            case FdType.FileV2:
                entry.OpenFlags = reader.U32();
                entry.Set(FdFlags.CloseOnExec, (entry.OpenFlags & OpenBits.CloseOnExec) != 0);
                entry.Name.Set(reader.Text());
                entry.Device = reader.U32();
                break;
            case FdType.Unknown or > FdType.PidFd:
                entry.Type = FdType.Unsupported;
                break;
            default:
                entry.Name.Set(reader.Text());
                if (type == FdType.PidFd) entry.TargetPid = PidIn(entry.Name.Span);
                break;
        }

        if (reader.Left == ToldLength) Tell(entry, (FdFlags)reader.U16());
        return !reader.IsDamaged;
    }

    // The source that a list has is this host's side.
    static void Tell(FdEntry entry, FdFlags flags)
    {
        entry.Flags = flags;
        if (!entry.IsIpSocket) return;
        if (entry.Has(FdFlags.RoleServer)) entry.Tuple = entry.Tuple.Swapped;
        ScannedSockets.Name(entry);
    }

    static void ReadSocket(HostState host, FdEntry entry, ref RecordReader reader, bool isIpv6, ScannedSockets sockets)
    {
        var source = isIpv6 ? reader.Ipv6() : reader.Ipv4();
        var destination = isIpv6 ? reader.Ipv6() : reader.Ipv4();
        if (isIpv6 && SocketTuple.IsMapped(source) && SocketTuple.IsMapped(destination))
        {
            isIpv6 = false;
            source = (uint)source;
            destination = (uint)destination;
            entry.Type = FdType.Ipv4Socket;
        }

        entry.Tuple = new()
        {
            IsIpv6 = isIpv6,
            SourceAddress = source,
            DestinationAddress = destination,
            SourcePort = reader.U16(),
            DestinationPort = reader.U16(),
        };
        entry.Protocol = (L4Protocol)reader.U8();
        if (reader.Left == ToldLength) return;
        if (entry.Protocol == L4Protocol.Tcp) entry.Flags |= FdFlags.Connected;
        if (!isIpv6) host.Interfaces.Complete(ref entry.Tuple);
        ScannedSockets.Name(entry);
        sockets.Add(entry);
    }

    static void ReadServerSocket(FdEntry entry, ref RecordReader reader, bool isIpv6, ScannedSockets sockets)
    {
        entry.Tuple.IsIpv6 = isIpv6;
        entry.Tuple.DestinationAddress = isIpv6 ? reader.Ipv6() : reader.Ipv4();
        entry.Tuple.DestinationPort = reader.U16();
        entry.Protocol = (L4Protocol)reader.U8();
        entry.Flags |= FdFlags.RoleServer;
        sockets.AddListening(entry.Tuple.DestinationPort);
        Span<byte> text = stackalloc byte[SocketText.MaxIpName];
        entry.Name.Set(text[..SocketText.WriteEndpoint(entry.Tuple.DestinationAddress, isIpv6, entry.Tuple.DestinationPort, text)]);
    }

    // "/proc/123"
    static long PidIn(ReadOnlySpan<byte> name) =>
        System.Buffers.Text.Utf8Parser.TryParse(name[(name.LastIndexOf((byte)'/') + 1)..], out long pid, out _) ? pid : 0;
}
