namespace Gyrfalcon.Engine.State;

/// <summary>One open descriptor of a process. Entries are pooled and reused: do not keep one beyond its event.</summary>
public sealed class FdEntry
{
    /// <summary>The descriptor number.</summary>
    public int Number;

    /// <summary>What it refers to.</summary>
    public FdType Type;

    /// <summary>Role, connection and close-on-exec.</summary>
    public FdFlags Flags;

    /// <summary>The flags of the call that made it, in the driver's encoding (<c>PPM_O_*</c> for files).</summary>
    public uint OpenFlags;

    /// <summary>The device in the kernel's long encoding: major in bits 8 to 19, minor in the rest.</summary>
    public uint Device;

    /// <summary>The inode number.</summary>
    public ulong Inode;

    /// <summary>The process that a pidfd stands for; 0 for other types.</summary>
    public long TargetPid;

    /// <summary>The transport of a socket.</summary>
    public L4Protocol Protocol;

    /// <summary>The addresses of an ip socket.</summary>
    public SocketTuple Tuple;

    /// <summary>The path, made absolute and normalised; for sockets the text of the tuple; see <c>semantics-fields</c> §4.</summary>
    public TextBuffer Name;

    /// <summary>The path as the program passed it.</summary>
    public TextBuffer RawName;

    /// <summary>Whether all of <paramref name="flags"/> are set.</summary>
    public bool Has(FdFlags flags) => (Flags & flags) == flags;

    /// <summary>Whether it is neither known as a client's nor as a server's end.</summary>
    public bool HasNoRole => (Flags & (FdFlags.RoleClient | FdFlags.RoleServer)) == 0;

    /// <summary>Whether it is an ip socket that has two ends (not one that was bound to accept).</summary>
    public bool IsIpSocket => Type is FdType.Ipv4Socket or FdType.Ipv6Socket;

    internal void Set(FdFlags flags, bool on) => Flags = on ? Flags | flags : Flags & ~flags;

    /// <summary>A copy that shares no text.</summary>
    internal FdEntry Copy()
    {
        var copy = (FdEntry)MemberwiseClone();
        copy.Name = Name.Copy();
        copy.RawName = RawName.Copy();
        return copy;
    }

    internal void Reset()
    {
        Number = 0;
        Type = FdType.Unknown;
        Flags = FdFlags.None;
        OpenFlags = 0;
        Device = 0;
        Inode = 0;
        TargetPid = 0;
        Protocol = L4Protocol.Unknown;
        Tuple = default;
        Name.Clear();
        RawName.Clear();
    }

    /// <summary>Becomes a copy of another descriptor but for its number.</summary>
    internal void CopyFrom(FdEntry other)
    {
        Type = other.Type;
        Flags = other.Flags;
        OpenFlags = other.OpenFlags;
        Device = other.Device;
        Inode = other.Inode;
        TargetPid = other.TargetPid;
        Protocol = other.Protocol;
        Tuple = other.Tuple;
        Name.Set(other.Name.Span);
        RawName.Set(other.RawName.Span);
    }
}
