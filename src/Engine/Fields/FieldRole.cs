namespace Gyrfalcon.Engine.Fields;

/// <summary>What loading a rule may conclude from a check of a field, before there is any event.</summary>
public enum FieldRole : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is the type of the event: constants beside it must be names of types, and say for which events the rule is (<c>evt.type</c>).</summary>
    EventType,

    /// <summary>The same where it has a value, and it has none for some events; its constants may be any text (<c>syscall.type</c>).</summary>
    SomeEventTypes,

    /// <summary>It is the number of the event, from 1 on (<c>evt.num</c>).</summary>
    EventNumber,
}
