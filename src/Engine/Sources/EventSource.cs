using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Sources;

/// <summary>
/// A kind of events that rules can be about (<c>source:</c> of a rule): its fields, its event types, and how its rules are
/// indexed. What reads the events is an <see cref="IEventSource"/>. As it is made, it is one whose events come from a plugin.
/// </summary>
/// <param name="name">What rules call it.</param>
/// <param name="fields">The fields that its rules can use.</param>
public sealed class EventSource(string name, FieldCatalogue fields)
{
    /// <summary>What rules call it.</summary>
    public string Name { get; } = name;

    /// <summary>The fields that its rules can use.</summary>
    public FieldCatalogue Fields { get; } = fields;

    /// <summary>The values of the fields whose <see cref="Field.Role"/> is the type of the event.</summary>
    public EventTypes Types { get; init; } = EventTypes.None;

    /// <summary>
    /// Whether a rule is asked only of the events whose types its condition allows (<c>rule-language</c> §8). A condition that
    /// allows nearly all of them is warned of.
    /// </summary>
    public bool IsIndexedByType { get; init; }

    /// <summary>The codes of the events of which every rule is asked, whatever its condition says.</summary>
    public EventCodeSet AlwaysAsked { get; init; } = EventCodeSet.Empty.With(EventCode.PlugineventE).With(EventCode.AsynceventE);
}
