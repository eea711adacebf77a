namespace Gyrfalcon.Engine.State;

/// <summary>What is known of a descriptor beyond its type.</summary>
[Flags]
public enum FdFlags : ushort
{
    None = 0,
    /// <summary>The socket connects out: its source is this host's process.</summary>
    RoleClient = 1 << 0,
    /// <summary>The socket accepts.</summary>
    RoleServer = 1 << 1,
    /// <summary>Connected, or about to be: a connect that does not block counts as soon as it was begun.</summary>
    Connected = 1 << 2,
    CloseOnExec = 1 << 3,
    /// <summary>Inherited over clone.</summary>
    Cloned = 1 << 4,
    /// <summary>Known from /proc or a capture's descriptor list, not from an event.</summary>
    FromScan = 1 << 5,
    /// <summary>On the upper (writable) layer of an overlay file system.</summary>
    UpperLayer = 1 << 6,
    /// <summary>On a lower (image) layer of an overlay file system.</summary>
    LowerLayer = 1 << 7,
}
