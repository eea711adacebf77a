namespace Gyrfalcon.Engine.State;

/// <summary>The users and groups of the host or of one container.</summary>
/// <param name="container">The id of the container; empty for the host.</param>
sealed class UserScope(byte[] container)
{
    public byte[] Container => container;

    public bool IsHost => container.Length == 0;

    public Dictionary<uint, UserEntry> Users { get; } = [];

    public Dictionary<uint, byte[]> Groups { get; } = [];

    public int Count => Users.Count + Groups.Count;
}
