namespace Gyrfalcon.Engine.Events;

/// <summary>
/// The event table: every event code with its parameters. It is the one source of codes and parameters for both halves;
/// <c>probe/event_codes.h</c> is rendered from it.
/// </summary>
public static partial class EventTable
{
    static readonly EventInfo[] s_rows = Rows();

    /// <summary>The number of codes of the reference's table; codes from here to 1023 are unknown, from 1024 up our own.</summary>
    public const int Count = 454;

    /// <summary>The version of the table that is announced: that of the reference in whose place we stand. The rows are newer: they add to it and change nothing.</summary>
    public const string AnnouncedSchema = "4.3.0";

    /// <summary>All rows, indexed by code.</summary>
    public static ReadOnlySpan<EventInfo> All => s_rows;

    /// <summary>The row of a code, or null when the table does not know it.</summary>
    public static EventInfo? Find(EventCode code) => (int)code < s_rows.Length ? s_rows[(int)code] : null;
}
