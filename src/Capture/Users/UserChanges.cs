using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Users;

/// <summary>The events that bring what the state knows of a container's users up to what its files say.</summary>
static class UserChanges
{
    /// <summary>Appends the event blocks; none when the state knows them all.</summary>
    public static void Add(Queue<byte[]> blocks, ReadOnlySpan<byte> container, AccountList now, UserTable known, ulong timestamp)
    {
        var (users, groups) = (known.UsersOf(container), known.GroupsOf(container));
        foreach (var (uid, user) in users)
        {
            if (!now.Users.ContainsKey(uid)) blocks.Enqueue(UserEventWriter.UserDeleted(container, uid, user, timestamp));
        }

        foreach (var (gid, name) in groups)
        {
            if (!now.Groups.ContainsKey(gid)) blocks.Enqueue(UserEventWriter.GroupDeleted(container, gid, name, timestamp));
        }

        foreach (var (uid, user) in now.Users)
        {
            if (!users.TryGetValue(uid, out var old) || !IsSame(old, user)) blocks.Enqueue(UserEventWriter.UserAdded(container, uid, user, timestamp));
        }

        foreach (var (gid, name) in now.Groups)
        {
            if (!groups.TryGetValue(gid, out byte[]? old) || !old.AsSpan().SequenceEqual(name)) blocks.Enqueue(UserEventWriter.GroupAdded(container, gid, name, timestamp));
        }
    }

    static bool IsSame(UserEntry a, UserEntry b) =>
        a.Gid == b.Gid && a.Name.AsSpan().SequenceEqual(b.Name) && a.Home.AsSpan().SequenceEqual(b.Home) && a.Shell.AsSpan().SequenceEqual(b.Shell);
}
