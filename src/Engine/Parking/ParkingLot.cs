using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Parking;

/// <summary>
/// The events that wait for the metadata of their container. Each is decided when that comes or is given up, at the limit, or when
/// the lot is full; it is then asked about as it was when it happened.
/// </summary>
/// <param name="host">The state.</param>
/// <param name="ruleset">The rules.</param>
/// <param name="options">The limits.</param>
/// <param name="raise">Takes the matches.</param>
sealed class ParkingLot(HostState host, Ruleset ruleset, ParkingOptions options, MatchHandler raise)
{
    readonly LinkedList<ParkedEvent> _oldestFirst = new();
    readonly HostState _shadow = host.MakeShadow();
    readonly Scratch _scratch = new();
    readonly List<Rule> _matches = [];
    readonly ulong _wait = (ulong)options.Wait.Ticks * TimeSpan.NanosecondsPerTick;
    long _seenAnswers;

    /// <summary>How many events wait.</summary>
    public int Count => _oldestFirst.Count;

    /// <summary>What they take in memory, roughly, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Keeps an event whose container is awaited; when there is no room, the one that has waited longest is decided.</summary>
    public void Add(scoped in EventContext context, IEnumerable<Rule> rules)
    {
        var parked = new ParkedEvent(new EventSnapshot(context), [.. rules]);
        while (Count > 0 && (Count >= options.MaxEvents || Bytes + parked.Snapshot.Size > options.MaxBytes)) Decide(_oldestFirst.First!, "overflow"u8);
        if (Count == 0) _seenAnswers = host.ContainerRequests.Answers;
        _oldestFirst.AddLast(parked);
        Bytes += parked.Snapshot.Size;
    }

    /// <summary>Decides what has waited long enough; to be called before the state is brought up to an event.</summary>
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

    /// <summary>Decides what waits no more for its container; to be called once the state was brought up to an event.</summary>
    public void DecideAnswered()
    {
        if (host.ContainerRequests.Answers == _seenAnswers) return;
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

        ruleset.Evaluate(context, _matches);
        foreach (var rule in _matches)
        {
            // Where all rules may match, those that did not wait were raised when the event happened.
            if (ruleset.Matching == RuleMatching.First || rules.Contains(rule)) raise(rule, context);
        }

        _matches.Clear();
    }
}
