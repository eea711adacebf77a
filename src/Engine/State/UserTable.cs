namespace Gyrfalcon.Engine.State;

/// <summary>
/// The names of users and groups, of the host (an empty container id) and of containers, which have their own. A name that is set
/// again replaces the older one. Bounded: when it is full, the container that was told of longest ago gives way.
/// </summary>
public sealed class UserTable
{
    static readonly UserScope s_none = new([]);

    readonly StateLimits _limits;
    readonly StateCounters _counters;
    readonly LinkedList<UserScope> _oldestFirst = new();
    readonly Dictionary<byte[], LinkedListNode<UserScope>> _scopes = new(Utf8Comparer.Instance);
    readonly Dictionary<byte[], LinkedListNode<UserScope>>.AlternateLookup<ReadOnlySpan<byte>> _byText;
    readonly UserScope _host = new([]);

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

    /// <summary>The users of a container by their ids; empty when there are none, or when none have been told.</summary>
    public IReadOnlyDictionary<uint, UserEntry> UsersOf(ReadOnlySpan<byte> container) => Find(container)?.Users ?? s_none.Users;

    /// <summary>The names of the groups of a container by their ids, as <see cref="UsersOf"/>.</summary>
    public IReadOnlyDictionary<uint, byte[]> GroupsOf(ReadOnlySpan<byte> container) => Find(container)?.Groups ?? s_none.Groups;

    /// <summary>Adds or replaces a user of the host.</summary>
    public void SetUser(uint uid, UserEntry user) => SetUser(default, uid, user.Gid, user.Name, user.Home, user.Shell);

    /// <summary>Adds or replaces a group of the host.</summary>
    public void SetGroup(uint gid, byte[] name) => SetGroup(default, gid, name);

    /// <summary>Adds or replaces a user. Names that begin with a sign are instructions to NSS and name nobody.</summary>
    public void SetUser(ReadOnlySpan<byte> container, uint uid, uint gid, ReadOnlySpan<byte> name, ReadOnlySpan<byte> home, ReadOnlySpan<byte> shell)
    {
        if (uid == uint.MaxValue || IsInstruction(name)) return;
        var scope = FindOrMake(container);
        var users = scope.Users;
        if (users.TryGetValue(uid, out var user) && user.Gid == gid && name.SequenceEqual(user.Name) && home.SequenceEqual(user.Home) && shell.SequenceEqual(user.Shell)) return;
        if (user is null && !TryTakeRoom(scope)) return;
        users[uid] = new(gid, name.ToArray(), home.ToArray(), shell.ToArray());
    }

    /// <summary>Adds or replaces a group.</summary>
    public void SetGroup(ReadOnlySpan<byte> container, uint gid, ReadOnlySpan<byte> name)
    {
        if (gid == uint.MaxValue || IsInstruction(name)) return;
        var scope = FindOrMake(container);
        var groups = scope.Groups;
        if (groups.TryGetValue(gid, out byte[]? known) && name.SequenceEqual(known)) return;
        if (known is null && !TryTakeRoom(scope)) return;
        groups[gid] = name.ToArray();
    }

    /// <summary>Removes a user.</summary>
    public void RemoveUser(ReadOnlySpan<byte> container, uint uid)
    {
        if (Find(container) is { } scope && scope.Users.Remove(uid)) Shrink(scope);
    }

    /// <summary>Removes a group.</summary>
    public void RemoveGroup(ReadOnlySpan<byte> container, uint gid)
    {
        if (Find(container) is { } scope && scope.Groups.Remove(gid)) Shrink(scope);
    }

    /// <summary>Forgets all users and groups of a container that is gone.</summary>
    public void RemoveContainer(ReadOnlySpan<byte> container)
    {
        if (!_byText.Remove(container, out _, out var node)) return;
        Count -= node.Value.Count;
        _oldestFirst.Remove(node);
    }

    internal void Clear()
    {
        _scopes.Clear();
        _oldestFirst.Clear();
        _host.Users.Clear();
        _host.Groups.Clear();
        Count = 0;
    }

    UserScope? Find(ReadOnlySpan<byte> container) => container.IsEmpty ? _host : _byText.TryGetValue(container, out var node) ? node.Value : null;

    // A new one joins the table with its first entry.
    UserScope FindOrMake(ReadOnlySpan<byte> container) => Find(container) ?? new UserScope(container.ToArray());

    bool TryTakeRoom(UserScope scope)
    {
        if (Count >= _limits.MaxUsers && _oldestFirst.First is { } oldest && oldest.Value != scope)
        {
            _counters.UsersEvicted += oldest.Value.Count;
            RemoveContainer(oldest.Value.Container);
        }

        if (Count >= _limits.MaxUsers || !scope.IsHost && scope.Count >= _limits.MaxUsersPerContainer)
        {
            _counters.UsersRefused++;
            return false;
        }

        if (scope.Count == 0 && !scope.IsHost) _scopes.Add(scope.Container, _oldestFirst.AddLast(scope));
        Count++;
        return true;
    }

    void Shrink(UserScope scope)
    {
        Count--;
        if (scope.Count == 0) RemoveContainer(scope.Container);
    }

    static bool IsInstruction(ReadOnlySpan<byte> name) => !name.IsEmpty && name[0] is (byte)'+' or (byte)'-';
}
