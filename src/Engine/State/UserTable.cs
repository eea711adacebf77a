namespace Gyrfalcon.Engine.State;

/// <summary>
/// The names of users and groups, of the host (an empty container id) and of containers, which have their own. Bounded; a name
/// that is set again replaces the older one.
/// </summary>
public sealed class UserTable
{
    readonly StateLimits _limits;
    readonly StateCounters _counters;
    readonly Dictionary<byte[], UserScope> _scopes = new(Utf8Comparer.Instance);
    readonly Dictionary<byte[], UserScope>.AlternateLookup<ReadOnlySpan<byte>> _byText;
    readonly UserScope _host = new();

    internal UserTable(StateLimits limits, StateCounters counters)
    {
        _limits = limits;
        _counters = counters;
        _byText = _scopes.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The number of users and groups.</summary>
    public int Count { get; private set; }

    /// <summary>The user with an id on the host, or null.</summary>
    public UserEntry? FindUser(uint uid) => _host.Users.GetValueOrDefault(uid);

    /// <summary>The user with an id in a container, or null.</summary>
    public UserEntry? FindUser(ReadOnlySpan<byte> container, uint uid) => Find(container)?.Users.GetValueOrDefault(uid);

    /// <summary>The name of a group of the host as UTF-8, or empty.</summary>
    public ReadOnlySpan<byte> FindGroup(uint gid) => _host.Groups.GetValueOrDefault(gid);

    /// <summary>The name of a group of a container as UTF-8, or empty.</summary>
    public ReadOnlySpan<byte> FindGroup(ReadOnlySpan<byte> container, uint gid) => Find(container) is { } scope ? scope.Groups.GetValueOrDefault(gid) : default;

    /// <summary>Adds or replaces a user of the host.</summary>
    public void SetUser(uint uid, UserEntry user) => SetUser(default, uid, user.Gid, user.Name, user.Home, user.Shell);

    /// <summary>Adds or replaces a group of the host.</summary>
    public void SetGroup(uint gid, byte[] name) => SetGroup(default, gid, name);

    /// <summary>Adds or replaces a user. Names that begin with a sign are instructions to NSS and name nobody.</summary>
    public void SetUser(ReadOnlySpan<byte> container, uint uid, uint gid, ReadOnlySpan<byte> name, ReadOnlySpan<byte> home, ReadOnlySpan<byte> shell)
    {
        if (uid == uint.MaxValue || IsInstruction(name)) return;
        var users = Make(container).Users;
        if (users.TryGetValue(uid, out var user) && user.Gid == gid && name.SequenceEqual(user.Name) && home.SequenceEqual(user.Home) && shell.SequenceEqual(user.Shell)) return;
        if (user is null && !HasRoom()) return;
        users[uid] = new(gid, name.ToArray(), home.ToArray(), shell.ToArray());
    }

    /// <summary>Adds or replaces a group.</summary>
    public void SetGroup(ReadOnlySpan<byte> container, uint gid, ReadOnlySpan<byte> name)
    {
        if (gid == uint.MaxValue || IsInstruction(name)) return;
        var groups = Make(container).Groups;
        if (groups.TryGetValue(gid, out byte[]? known) && name.SequenceEqual(known)) return;
        if (known is null && !HasRoom()) return;
        groups[gid] = name.ToArray();
    }

    /// <summary>Removes a user.</summary>
    public void RemoveUser(ReadOnlySpan<byte> container, uint uid)
    {
        if (Find(container) is { } scope && scope.Users.Remove(uid)) Shrink(container, scope);
    }

    /// <summary>Removes a group.</summary>
    public void RemoveGroup(ReadOnlySpan<byte> container, uint gid)
    {
        if (Find(container) is { } scope && scope.Groups.Remove(gid)) Shrink(container, scope);
    }

    /// <summary>Forgets all users and groups of a container that is gone.</summary>
    public void RemoveContainer(ReadOnlySpan<byte> container)
    {
        if (container.IsEmpty || Find(container) is not { } scope) return;
        Count -= scope.Count;
        _byText.Remove(container);
    }

    internal void Clear()
    {
        _scopes.Clear();
        _host.Users.Clear();
        _host.Groups.Clear();
        Count = 0;
    }

    UserScope? Find(ReadOnlySpan<byte> container) => container.IsEmpty ? _host : _byText.TryGetValue(container, out var scope) ? scope : null;

    UserScope Make(ReadOnlySpan<byte> container)
    {
        if (Find(container) is { } scope) return scope;
        scope = new();
        if (Count < _limits.MaxUsers) _byText[container] = scope;
        return scope;
    }

    bool HasRoom()
    {
        if (Count >= _limits.MaxUsers)
        {
            _counters.UsersRefused++;
            return false;
        }

        Count++;
        return true;
    }

    void Shrink(ReadOnlySpan<byte> container, UserScope scope)
    {
        Count--;
        if (scope.Count == 0 && scope != _host) _byText.Remove(container);
    }

    static bool IsInstruction(ReadOnlySpan<byte> name) => !name.IsEmpty && name[0] is (byte)'+' or (byte)'-';
}
