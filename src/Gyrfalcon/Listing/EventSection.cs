using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Listing;

/// <summary>The events of one origin.</summary>
sealed record EventSection(string Title, IReadOnlyList<ListedEvent> Events)
{
    /// <summary>All current events by origin; a syscall without an event of its own stands behind those that have one, by its name.</summary>
    public static IReadOnlyList<EventSection> All()
    {
        var rows = EventTable.All.ToArray().Where(IsListed).Select(row => new ListedEvent(row.Name, row)).ToArray();
        IEnumerable<ListedEvent> Of(EventCategory origin) => rows.Where(e => (e.Info.Category & origin) != 0);
        return
        [
            new("Syscall events", [.. Of(EventCategory.Syscall), .. Generic()]),
            new("Tracepoint events", [.. Of(EventCategory.Tracepoint)]),
            new("Plugin events", [.. Of(EventCategory.Plugin)]),
            new("Metaevents", [.. Of(EventCategory.Metaevent)]),
        ];
    }

    static bool IsListed(EventInfo row) =>
        row.Code is not (EventCode.GenericE or EventCode.GenericX) && (row.Flags & (EventFlags.OldVersion | EventFlags.Unused)) == 0;

    static IEnumerable<ListedEvent> Generic() => SyscallTable.Generic.Order(StringComparer.Ordinal).SelectMany(name => new[]
    {
        new ListedEvent(name, EventTable.All[(int)EventCode.GenericE]),
        new ListedEvent(name, EventTable.All[(int)EventCode.GenericX]),
    });
}
