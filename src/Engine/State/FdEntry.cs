namespace Gyrfalcon.Engine.State;

/// <summary>One open descriptor of a process. Entries are pooled by their table and reused.</summary>
public sealed class FdEntry
{
    /// <summary>The descriptor number.</summary>
    public int Number;

    /// <summary>What it refers to.</summary>
    public FdType Type;

    /// <summary>Role, connection and close-on-exec.</summary>
    public FdFlags Flags;

    /// <summary>The open flags in the driver's encoding (<c>PPM_O_*</c>).</summary>
    public uint OpenFlags;

    /// <summary>The device, <c>major &lt;&lt; 20 | minor</c> as the driver encodes it.</summary>
    public uint Device;

    /// <summary>The inode number.</summary>
    public ulong Inode;

    /// <summary>The transport of a socket.</summary>
    public L4Protocol Protocol;

    /// <summary>The addresses of an ip socket.</summary>
    public SocketTuple Tuple;

    /// <summary>The path, made absolute and normalised; for sockets the text of the tuple; see <c>semantics-fields</c> §4.</summary>
    public TextBuffer Name;

    /// <summary>The path as the program passed it.</summary>
    public TextBuffer RawName;

    /// <summary>The name before the current event, for <c>fd.name_changed</c>.</summary>
    public TextBuffer OldName;

    /// <summary>Whether all of <paramref name="flags"/> are set.</summary>
    public bool Has(FdFlags flags) => (Flags & flags) == flags;
}
