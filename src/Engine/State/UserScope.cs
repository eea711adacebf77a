namespace Gyrfalcon.Engine.State;

/// <summary>The users and groups of the host or of one container.</summary>
sealed class UserScope
{
    public Dictionary<uint, UserEntry> Users { get; } = [];

    public Dictionary<uint, byte[]> Groups { get; } = [];

    public int Count => Users.Count + Groups.Count;
}
