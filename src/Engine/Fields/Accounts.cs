using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Names of users and groups as the thread sees them; those of a container are its own, and not known here.</summary>
static class Accounts
{
    /// <summary>The user, or null when the id has no name.</summary>
    public static UserEntry? User(HostState host, ThreadEntry thread, uint uid) =>
        thread.ContainerId.Length > 0 ? null : host.Users.FindUser(uid);

    /// <summary>The user's name, or empty.</summary>
    public static ReadOnlySpan<byte> UserName(HostState host, ThreadEntry thread, uint uid) => User(host, thread, uid)?.Name;

    /// <summary>The group's name, or empty.</summary>
    public static ReadOnlySpan<byte> GroupName(HostState host, ThreadEntry thread, uint gid) =>
        thread.ContainerId.Length > 0 ? default : host.Users.FindGroup(gid);
}
