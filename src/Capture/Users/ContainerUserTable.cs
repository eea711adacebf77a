using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Users;

/// <summary>The containers whose users are read. Bounded: when it is full it begins anew, which costs reading them once more.</summary>
sealed class ContainerUserTable
{
    const int MaxCount = 4096;

    readonly Dictionary<byte[], ContainerUsers> _containers = new(Utf8Comparer.Instance);
    readonly Dictionary<byte[], ContainerUsers>.AlternateLookup<ReadOnlySpan<byte>> _byId;
    readonly Dictionary<string, long> _pastFailures = [];

    public ContainerUserTable() => _byId = _containers.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Why the users of containers could not be read, and of how many.</summary>
    public IEnumerable<(string Reason, long Count)> Failures
    {
        get
        {
            Dictionary<string, long> all = new(_pastFailures);
            AddTo(all);
            return all.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value));
        }
    }

    /// <summary>The entry of a container.</summary>
    public ContainerUsers FindOrAdd(ReadOnlySpan<byte> id)
    {
        if (_byId.TryGetValue(id, out var known)) return known;
        if (_containers.Count >= MaxCount)
        {
            AddTo(_pastFailures);
            _containers.Clear();
        }

        return _containers[id.ToArray()] = new();
    }

    void AddTo(Dictionary<string, long> failures)
    {
        foreach (var container in _containers.Values)
        {
            if (container.Failure is { } reason) failures[reason] = failures.GetValueOrDefault(reason) + 1;
        }
    }
}
