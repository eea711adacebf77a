using System.Collections.Frozen;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>The values that <c>evt.type</c> can have: the names of the event table, of syscalls, and of asynchronous events.</summary>
static class EventTypes
{
    static readonly FrozenSet<string> s_names = Collect().ToFrozenSet();

    /// <summary>All of them.</summary>
    public static IEnumerable<string> Names => s_names;

    /// <summary>Whether an event can have this type.</summary>
    public static bool Exists(string name) => s_names.Contains(name);

    static List<string> Collect()
    {
        List<string> names = ["container", "container_removed"];
        foreach (var info in EventTable.All)
        {
            if (!info.Has(EventFlags.Unused)) names.Add(info.Name);
        }

        names.AddRange(SyscallTable.All[1..]);
        return names;
    }
}
