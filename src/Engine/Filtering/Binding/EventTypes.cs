using System.Collections.Frozen;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Filtering.Binding;

/// <summary>The values that <c>evt.type</c> can have, and the event codes behind each.</summary>
public static class EventTypes
{
    // What the container plugin sends as asynchronous events.
    static readonly string[] s_asynchronous = ["container", "container_removed"];

    static readonly FrozenDictionary<string, EventCodeSet> s_codes = MakeCodes();

    /// <summary>Every value.</summary>
    public static IEnumerable<string> All => s_codes.Keys;

    /// <summary>Whether <c>evt.type</c> can have a value.</summary>
    public static bool IsKnown(string name) => s_codes.ContainsKey(name);

    /// <summary>
    /// The codes of events of a type, obsolete ones included; a syscall without an event of its own has the generic codes.
    /// Empty when the type is not known.
    /// </summary>
    public static EventCodeSet CodesOf(string name) => s_codes.GetValueOrDefault(name);

    static FrozenDictionary<string, EventCodeSet> MakeCodes()
    {
        Dictionary<string, EventCodeSet> codes = [];
        // The name of the generic events' own rows, "syscall", is the type of no event.
        codes[EventTable.All[(int)EventCode.GenericX].Name] = EventCodeSet.Empty;
        for (int i = (int)EventCode.GenericX + 1; i < EventTable.Count; i++)
        {
            var row = EventTable.All[i];
            codes[row.Name] = codes.GetValueOrDefault(row.Name).With(row.Code);
        }

        var generic = EventCodeSet.Empty.With(EventCode.GenericE).With(EventCode.GenericX);
        foreach (string name in SyscallTable.All) codes.TryAdd(name, generic);
        foreach (string name in s_asynchronous) codes[name] = codes.GetValueOrDefault(name).With(EventCode.AsynceventE);
        return codes.ToFrozenDictionary();
    }
}
