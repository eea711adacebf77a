using System.Collections.Frozen;
using System.Text;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Sources;

/// <summary>The types that the events of a source can have, by name, and the event codes behind each.</summary>
public sealed class EventTypes
{
    readonly FrozenDictionary<string, EventCodeSet> _codes;

    /// <summary>Makes the types of a source.</summary>
    /// <param name="codes">The codes of every name: obsolete ones too. A code may have several names, and a name no code.</param>
    public EventTypes(IReadOnlyDictionary<string, EventCodeSet> codes)
    {
        _codes = codes.ToFrozenDictionary();
        EventCodeSet seen = default, shared = default;
        foreach (var named in codes.Values)
        {
            shared |= seen & named;
            seen |= named;
        }

        Shared = shared;
        Certain = [.. codes.Select(c => (Encoding.UTF8.GetBytes(c.Key), c.Value & ~shared)).Where(c => !c.Item2.IsEmpty)];
    }

    /// <summary>For a source whose events have no types.</summary>
    public static EventTypes None { get; } = new(FrozenDictionary<string, EventCodeSet>.Empty);

    /// <summary>Every name.</summary>
    public IEnumerable<string> All => _codes.Keys;

    /// <summary>The codes with more than one name: which one holds, only the event itself tells.</summary>
    public EventCodeSet Shared { get; }

    /// <summary>The names, in UTF-8, of the codes that have but one.</summary>
    internal IReadOnlyList<(byte[] Name, EventCodeSet Codes)> Certain { get; }

    /// <summary>Whether a type has this name.</summary>
    public bool IsKnown(string name) => _codes.ContainsKey(name);

    /// <summary>The codes of a type; empty when there is none by that name.</summary>
    public EventCodeSet CodesOf(string name) => _codes.GetValueOrDefault(name);
}
