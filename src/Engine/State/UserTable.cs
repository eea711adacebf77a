namespace Gyrfalcon.Engine.State;

/// <summary>The names of users and groups of the host.</summary>
public sealed class UserTable
{
    readonly Dictionary<uint, UserEntry> _users = [];
    readonly Dictionary<uint, byte[]> _groups = [];

    /// <summary>The user with an id, or null.</summary>
    public UserEntry? FindUser(uint uid) => _users.GetValueOrDefault(uid);

    /// <summary>The name of a group as UTF-8, or empty.</summary>
    public ReadOnlySpan<byte> FindGroup(uint gid) => _groups.GetValueOrDefault(gid);

    /// <summary>Adds or replaces a user.</summary>
    public void SetUser(uint uid, UserEntry user) => _users[uid] = user;

    /// <summary>Adds or replaces a group.</summary>
    public void SetGroup(uint gid, byte[] name) => _groups[gid] = name;
}
