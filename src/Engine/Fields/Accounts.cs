using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Names of users and groups as the thread sees them; those of a container are its own.</summary>
static class Accounts
{
    /// <summary>The user, or null when the id has no name.</summary>
    public static UserEntry? User(HostState host, ThreadEntry thread, uint uid) => host.Users.FindUser(thread.ContainerId.Span, uid);

    /// <summary>The user's name, or empty.</summary>
    public static ReadOnlySpan<byte> UserName(HostState host, ThreadEntry thread, uint uid) => User(host, thread, uid)?.Name;

    /// <summary>The group's name, or empty.</summary>
    public static ReadOnlySpan<byte> GroupName(HostState host, ThreadEntry thread, uint gid) => host.Users.FindGroup(thread.ContainerId.Span, gid);
}
