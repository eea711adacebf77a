using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Parking;

/// <summary>
/// The events that wait for the metadata of their container. Each is decided when that comes or is given up, at the limit, or when
/// the lot is full; it is then looked at as it was when it happened.
/// </summary>
/// <param name="host">The state.</param>
/// <param name="options">The limits.</param>
/// <param name="decide">Looks at an event that waits no more.</param>
sealed class ParkingLot(HostState host, ParkingOptions options, ParkedEventHandler decide)
{
    readonly LinkedList<ParkedEvent> _oldestFirst = new();
    readonly HostState _shadow = host.MakeShadow();
    readonly Scratch _scratch = new();
    readonly ulong _wait = (ulong)options.Wait.Ticks * TimeSpan.NanosecondsPerTick;
    long _seenAnswers;

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

    /// <summary>Keeps an event whose container is awaited; when there is no room, the one that has waited longest is decided.</summary>
    public void Add(scoped in EventContext context, IEnumerable<Rule> rules)
    {
        var parked = new ParkedEvent(new EventSnapshot(context), [.. rules]);
        while (Count > 0 && (Count >= options.MaxEvents || Bytes + parked.Snapshot.Size > options.MaxBytes)) Decide(_oldestFirst.First!, "overflow"u8);
        if (Count == 0) _seenAnswers = host.ContainerRequests.Answers;
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
            Decide(oldest, "timeout"u8);
        }
    }

    /// <summary>What is to be done once the state was brought up to an event: what waits no more for its container is decided.</summary>
    public void After()
    {
        if (Count == 0 || host.ContainerRequests.Answers == _seenAnswers) return;
        _seenAnswers = host.ContainerRequests.Answers;
        for (var node = _oldestFirst.First; node is not null;)
        {
            var next = node.Next;
            if (!host.ContainerRequests.IsPending(node.Value.Snapshot.ContainerId)) Decide(node, "unknown"u8);
            node = next;
        }
    }

    /// <summary>Decides everything: no more is to come.</summary>
    public void DecideAll()
    {
        while (_oldestFirst.First is { } oldest) Decide(oldest, "end of stream"u8);
    }

    // The reason holds where the container is still not known and nobody gave another.
    void Decide(LinkedListNode<ParkedEvent> node, ReadOnlySpan<byte> reason)
    {
        _oldestFirst.Remove(node);
        var (snapshot, rules) = node.Value;
        Bytes -= snapshot.Size;
        var context = snapshot.Restore(host, _shadow, _scratch);
        if (host.Containers.Find(snapshot.ContainerId) is null)
        {
            var given = host.ContainerRequests.FailureOf(snapshot.ContainerId);
            context.ContainerFailure = given.IsEmpty ? reason : given;
        }

        context.PodFailure = Pods.FailureOf(context);
        decide(context, rules);
    }
}
