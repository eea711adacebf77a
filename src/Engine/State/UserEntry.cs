namespace Gyrfalcon.Engine.State;

/// <summary>A user: name, home directory and shell as UTF-8.</summary>
public sealed record UserEntry(uint Gid, byte[] Name, byte[] Home, byte[] Shell);
