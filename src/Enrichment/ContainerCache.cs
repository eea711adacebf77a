using System.Diagnostics.CodeAnalysis;

namespace Gyrfalcon.Enrichment;

/// <summary>
/// What was last delivered of each container: what the state forgets it can have again without asking the runtime, and what is
/// told twice is delivered once. The one delivered longest ago gives way.
/// </summary>
sealed class ContainerCache
{
    // A node runs some 250 containers; each takes about 4 KiB.
    const int MaxCount = 1024;
    const long MaxBytes = 4 * 1024 * 1024;

    readonly Lock _lock = new();
    readonly LinkedList<(string Id, byte[] Json)> _oldestFirst = new();
    readonly Dictionary<string, LinkedListNode<(string Id, byte[] Json)>> _byId = [];
    long _bytes;

    /// <summary>What was delivered of a container.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out byte[]? json)
    {
        lock (_lock)
        {
            json = _byId.TryGetValue(id, out var node) ? node.Value.Json : null;
            return json is not null;
        }
    }

    /// <summary>Keeps what is known of a container; false when it is what was known before.</summary>
    public bool Set(string id, byte[] json)
    {
        lock (_lock)
        {
            if (_byId.TryGetValue(id, out var known))
            {
                if (known.Value.Json.AsSpan().SequenceEqual(json)) return false;
                Remove(known);
            }

            _byId.Add(id, _oldestFirst.AddLast((id, json)));
            _bytes += json.Length;
            while (_byId.Count > MaxCount || _bytes > MaxBytes && _byId.Count > 1) Remove(_oldestFirst.First!);
            return true;
        }
    }

    void Remove(LinkedListNode<(string Id, byte[] Json)> node)
    {
        _oldestFirst.Remove(node);
        _byId.Remove(node.Value.Id);
        _bytes -= node.Value.Json.Length;
    }
}
