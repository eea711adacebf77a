using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Parking;

/// <summary>
/// The events that wait for metadata of their container or pod. Each is looked at, as it was when it happened, whenever something that
/// it waits for comes or is given up, until no rule waits; it is decided in any case at the limit, or when the lot is full.
/// </summary>
/// <param name="host">The state.</param>
/// <param name="options">The limits.</param>
/// <param name="look">Looks at an event that has waited.</param>
sealed class ParkingLot(HostState host, ParkingOptions options, ParkedEventHandler look)
{
    readonly LinkedList<ParkedEvent> _oldestFirst = new();
    readonly HostState _shadow = host.MakeShadow();
    readonly Scratch _scratch = new();
    readonly ulong _wait = (ulong)options.Wait.Ticks * TimeSpan.NanosecondsPerTick;
    long _seenAnswers;

    long Answers => host.ContainerRequests.Answers + host.PodRequests.Answers;

    /// <summary>Whether bytes of I/O buffers are shown in base64.</summary>
    public bool BuffersAsBase64
    {
        set => _scratch.BuffersAsBase64 = value;
    }

    /// <summary>How many events wait.</summary>
    public int Count => _oldestFirst.Count;

    /// <summary>What they take in memory, roughly, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>What is to be done before the state is brought up to an event: what has waited long enough by then is decided.</summary>
    public void Before(EventView view)
    {
        if (Count == 0) return;
        // A further capture knows nothing of what came before it.
        if (view.Code == EventCode.SectionRecord) DecideAll();
        else DecideDue(view.Timestamp);
    }

    /// <summary>Keeps an event with rules that wait; when there is no room, the one that has waited longest is decided.</summary>
    public void Add(scoped in EventContext context, Ruleset ruleset, Rule[] rules)
    {
        var parked = new ParkedEvent(new EventSnapshot(context), ruleset, rules, context.Awaited);
        while (Count > 0 && (Count >= options.MaxEvents || Bytes + parked.Snapshot.Size > options.MaxBytes)) Decide(_oldestFirst.First!, WaitEnd.Overflow);
        if (Count == 0) _seenAnswers = Answers;
        _oldestFirst.AddLast(parked);
        Bytes += parked.Snapshot.Size;
    }

    /// <summary>Decides what has waited long enough.</summary>
    /// <param name="now">The time of the stream, nanoseconds since the epoch.</param>
    public void DecideDue(ulong now)
    {
        while (_oldestFirst.First is { } oldest)
        {
            ulong began = oldest.Value.Snapshot.Timestamp;
            if (now < began || now - began < _wait) return;
            Decide(oldest, WaitEnd.Limit);
        }
    }

    /// <summary>What is to be done once the state was brought up to an event: what got an answer is looked at.</summary>
    public void After()
    {
        if (Count == 0 || Answers == _seenAnswers) return;
        _seenAnswers = Answers;
        for (var node = _oldestFirst.First; node is not null;)
        {
            var next = node.Next;
            var parked = node.Value;
            var missing = parked.Missing & host.AwaitedOf(parked.Snapshot.Thread!);
            if (missing == StatePart.None)
            {
                Decide(node, WaitEnd.Answered);
            }
            else if (missing != parked.Missing)
            {
                parked.Missing = missing;
                parked.Rules = Look(parked, WaitEnd.Answered);
                if (parked.Rules.Length == 0) Remove(node);
            }

            node = next;
        }
    }

    /// <summary>Decides everything: no more is to come.</summary>
    public void DecideAll()
    {
        while (_oldestFirst.First is { } oldest) Decide(oldest, WaitEnd.EndOfStream);
    }

    void Decide(LinkedListNode<ParkedEvent> node, WaitEnd end)
    {
        Remove(node);
        node.Value.Missing = StatePart.None;
        Look(node.Value, end);
    }

    void Remove(LinkedListNode<ParkedEvent> node)
    {
        _oldestFirst.Remove(node);
        Bytes -= node.Value.Snapshot.Size;
    }

    Rule[] Look(ParkedEvent parked, WaitEnd end)
    {
        var context = parked.Snapshot.Restore(host, _shadow, _scratch);
        context.Awaited = parked.Missing;
        var ended = parked.Awaited & ~parked.Missing;
        context.ContainerFailure = ContainerFailureOf(context, ended, end);
        context.PodFailure = PodFailureOf(context, ended, end);
        return look(context, parked.Ruleset, parked.Rules);
    }

    // The end is the reason where something is still not known and nobody gave another.
    ReadOnlySpan<byte> ContainerFailureOf(scoped in EventContext context, StatePart ended, WaitEnd end)
    {
        if ((ended & StatePart.Container) == 0) return host.ContainerFailureOf(context);
        var id = context.Thread!.ContainerId.Span;
        if (host.Containers.Find(id) is not null) return default;
        return host.ContainerRequests.FailureOf(id) is { IsEmpty: false } given ? given : ReasonOf(end)[Prefix.Length..];
    }

    ReadOnlySpan<byte> PodFailureOf(scoped in EventContext context, StatePart ended, WaitEnd end)
    {
        if ((ended & StatePart.Kubernetes) == 0) return host.PodFailureOf(context);
        var uid = host.PodUidOf(context.Thread!, stackalloc byte[PodUid.MaxLength]);

        // The runtime should have said which pod it is.
        if (uid.IsEmpty) return context.ContainerFailure;
        if (host.Kubernetes.Find(KubernetesKind.Pod, uid) is not null) return default;
        return host.PodRequests.FailureOf(uid) is { IsEmpty: false } given ? given : ReasonOf(end);
    }

    static ReadOnlySpan<byte> Prefix => "kubernetes: "u8;

    // Behind the prefix they are those of containers.
    static ReadOnlySpan<byte> ReasonOf(WaitEnd end) => end switch
    {
        WaitEnd.Limit => "kubernetes: timeout"u8,
        WaitEnd.Overflow => "kubernetes: overflow"u8,
        WaitEnd.EndOfStream => "kubernetes: end of stream"u8,
        _ => "kubernetes: unknown"u8,
    };
}
