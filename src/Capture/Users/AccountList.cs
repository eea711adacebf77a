using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Users;

/// <summary>The users of a container, and the names of its groups, by the ids that events have.</summary>
sealed record AccountList(Dictionary<uint, UserEntry> Users, Dictionary<uint, byte[]> Groups)
{
    /// <summary>
    /// The list as seen from the host, when the container has a user namespace. The kernel tells of processes by the ids of the host,
    /// but calls such as setuid take those of the namespace: both lead to the name, and where they collide that of the host counts.
    /// </summary>
    public AccountList Map(IdMap uids, IdMap gids)
    {
        if (uids.IsIdentity && gids.IsIdentity) return this;
        Dictionary<uint, UserEntry> users = new(Users);
        foreach (var (uid, user) in Users)
        {
            if (uids.TryMap(uid, out uint outside)) users[outside] = user with { Gid = gids.TryMap(user.Gid, out uint group) ? group : user.Gid };
        }

        Dictionary<uint, byte[]> groups = new(Groups);
        foreach (var (gid, name) in Groups)
        {
            if (gids.TryMap(gid, out uint outside)) groups[outside] = name;
        }

        return new(users, groups);
    }
}
