using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Users;

/// <summary>
/// Puts the users and groups of containers into a live stream, ahead of the event by which a process gets an id that has no name yet
/// (execve, setuid and their like). So rules and captures have the names, whether or not a runtime knows the container.
/// </summary>
public sealed class ContainerUserSource : IEventSource
{
    // Reading takes 0.1 to 0.3 ms, on a machine under load over 20. It is waited for so long, three times for each container that
    // takes longer.
    const int WaitMilliseconds = 100;

    readonly IEventSource _source;
    readonly HostState _host;
    readonly UserReader _reader;
    readonly ContainerUserTable _containers = new();
    readonly Queue<byte[]> _blocks = [];
    readonly HeldEvent _held = new();
    long _toldThread;
    ulong _time;

    /// <param name="source">The live source; it stays the caller's.</param>
    /// <param name="host">The state that the events are applied to.</param>
    /// <param name="hostRoot">See <see cref="LiveOptions.HostRoot"/>.</param>
    public ContainerUserSource(IEventSource source, HostState host, string hostRoot)
    {
        _source = source;
        _host = host;
        _reader = new(hostRoot, host.OnlyContainer);
    }

    /// <summary>How many containers have no names of users, and why; as of now.</summary>
    public IEnumerable<(string Reason, long Count)> Failures => _containers.Failures;

    /// <inheritdoc/>
    public ReadResult Read(out EventView view)
    {
        // By now the state knows what the record said.
        if (_toldThread != 0 && ContainerIdentity.TryRead(_host, _toldThread, out var told)) Ask(told, mayWait: false);
        _toldThread = 0;
        if (_blocks.Count > 0 || _held.IsSet) return Next(out view);

        var result = _source.Read(out view);
        if (result == ReadResult.Event)
        {
            // Records of state come first in a capture, and would not be its head with events between them.
            if (view.Info is null)
            {
                if (view.Code == EventCode.ThreadRecord) _toldThread = view.ThreadId;
                return result;
            }

            _time = view.Timestamp;
            if (ContainerIdentity.TryRead(_host, view, out var identity)) Ask(identity, mayWait: true);
        }

        if (!_reader.HasAnswers || result == ReadResult.End) return result;
        TakeAnswers();
        if (_blocks.Count == 0) return result;
        if (result == ReadResult.Event) _held.Set(view);
        return Next(out view);
    }

    /// <summary>Ends what reads the users.</summary>
    public void Dispose() => _reader.Dispose();

    ReadResult Next(out EventView view)
    {
        byte[]? block = _blocks.Count > 0 ? _blocks.Dequeue() : null;
        if (block is null) return _held.Take(out view) ? ReadResult.Event : ReadResult.Idle;
        EventView.TryCreate(block, 0, out view, out _);
        return ReadResult.Event;
    }

    // A first process that changes its user does so before it has the container's root: it is only waited for when a program starts.
    void Ask(ContainerIdentity identity, bool mayWait)
    {
        var container = _containers.FindOrAdd(identity.Container);
        bool hasNames = _host.Users.FindUser(identity.Container, identity.Uid) is not null && !_host.Users.FindGroup(identity.Container, identity.Gid).IsEmpty;
        if (container.Open is null && container.TryLook(hasNames, Environment.TickCount64)) Start(container, identity, isSettled: identity.IsProgramStart || !mayWait);
        if (hasNames || !mayWait || container.IsSlow || container.Version is null && !identity.IsProgramStart) return;
        if (container.Open is not { } request) return;
        if (request.Tid == identity.Tid && identity.IsProgramStart) request.IsSettled = true;
        if (!request.WaitOnce(WaitMilliseconds)) container.LateCount++;
    }

    void Start(ContainerUsers container, ContainerIdentity identity, bool isSettled)
    {
        // What the state had to forget is read anew.
        bool isForgotten = _host.Users.UsersOf(identity.Container).Count == 0 && _host.Users.GroupsOf(identity.Container).Count == 0 && container.HasNames;
        var request = new UserRequest(identity.Container.ToArray(), identity.Tid, container.Tid, isForgotten ? null : container.Version)
        {
            IsSettled = isSettled || container.Version is not null,
        };
        if (_reader.TryStart(request)) container.Open = request;
        else container.Failure = "nothing that could read them answers any more";
    }

    void TakeAnswers()
    {
        while (_reader.TryTake() is { } request)
        {
            var container = _containers.FindOrAdd(request.Container);
            container.Take(request);
            if (request.Accounts is { } accounts) UserChanges.Add(_blocks, request.Container, accounts, _host.Users, _time);
            request.Dispose();
        }
    }
}
