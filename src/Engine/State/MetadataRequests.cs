namespace Gyrfalcon.Engine.State;

/// <summary>
/// The containers, or the pods, that threads run in and of which nothing but the id is known: asked for, or asked for in vain, with
/// the reason. Bounded: the one asked for longest ago gives way, and is asked for again.
/// </summary>
public sealed class MetadataRequests
{
    // Those who are asked come back: a node's containerd restarts within seconds. Longer than their clients try by themselves.
    const ulong AskAgainAfter = 10_000_000_000;

    // A sentence; what is said beyond that helps nobody.
    const int MaxReasonLength = 256;

    readonly int _max;
    readonly Queue<Waiting> _oldestFirst = new();
    readonly Dictionary<byte[], Waiting> _requests = new(Utf8Comparer.Instance);
    readonly Dictionary<byte[], Waiting>.AlternateLookup<ReadOnlySpan<byte>> _byId;

    internal MetadataRequests(int max)
    {
        _max = max;
        _byId = _requests.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The number of those that were asked for and did not come, for whatever reason.</summary>
    public int Count => _requests.Count;

    /// <summary>How many of them may still come.</summary>
    public int PendingCount { get; private set; }

    /// <summary>How many have ceased to be pending, for whatever reason, since the beginning.</summary>
    public long Answers { get; private set; }

    /// <summary>Whether something was asked for, and neither it nor a reason why not has come.</summary>
    public bool IsPending(ReadOnlySpan<byte> id) => _byId.TryGetValue(id, out var request) && request.Reason is null;

    /// <summary>Why nothing is known of it, as text; empty when it was never asked for, is on its way or has come.</summary>
    public ReadOnlySpan<byte> FailureOf(scoped ReadOnlySpan<byte> id) => _byId.TryGetValue(id, out var request) ? request.Reason : default;

    /// <summary>All that were asked for in vain, with the reasons.</summary>
    internal IEnumerable<(byte[] Id, byte[] Reason)> Failures => _requests.Values.Where(r => r.Reason is not null).Select(r => (r.Id, r.Reason!));

    /// <summary>Notes that a thread runs in something unknown; true when it is to be asked for (again).</summary>
    /// <param name="id">The container, or the pod.</param>
    /// <param name="time">The time of the stream; a failure is asked about again after 10 s.</param>
    internal bool Add(ReadOnlySpan<byte> id, ulong time)
    {
        if (_byId.TryGetValue(id, out var known))
        {
            if (known.Reason is null || time < known.Time + AskAgainAfter) return false;
            known.Time = time;
            return true;
        }

        MakeRoom();
        var request = new Waiting(id.ToArray(), time);
        _requests.Add(request.Id, request);
        _oldestFirst.Enqueue(request);
        PendingCount++;
        return true;
    }

    /// <summary>Stores why it did not come; what was not asked for counts too.</summary>
    internal void Fail(ReadOnlySpan<byte> id, ReadOnlySpan<byte> reason, ulong time)
    {
        if (!_byId.TryGetValue(id, out var request))
        {
            Add(id, time);
            request = _byId[id];
        }

        EndPending(request);
        request.Time = time;
        request.Reason = reason.IsEmpty ? "unknown"u8.ToArray() : reason[..Math.Min(reason.Length, MaxReasonLength)].ToArray();
    }

    /// <summary>Forgets it: it came, or it is gone.</summary>
    internal void Remove(ReadOnlySpan<byte> id)
    {
        if (_byId.Remove(id, out _, out var request)) EndPending(request);
    }

    internal void Clear()
    {
        Answers += PendingCount;
        PendingCount = 0;
        _requests.Clear();
        _oldestFirst.Clear();
    }

    // Answered requests stay in the queue until their turn, or until they are more than the others.
    void MakeRoom()
    {
        while (_oldestFirst.TryPeek(out var oldest) && (!IsCurrent(oldest) || _oldestFirst.Count >= _max))
        {
            _oldestFirst.Dequeue();
            if (IsCurrent(oldest)) Remove(oldest.Id);
        }
    }

    void EndPending(Waiting request)
    {
        if (request.Reason is not null) return;
        PendingCount--;
        Answers++;
    }

    bool IsCurrent(Waiting request) => _requests.TryGetValue(request.Id, out var current) && ReferenceEquals(current, request);

    sealed class Waiting(byte[] id, ulong time)
    {
        public byte[] Id { get; } = id;

        public ulong Time { get; set; } = time;

        public byte[]? Reason { get; set; }
    }
}
