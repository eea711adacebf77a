namespace Gyrfalcon.Capture.Rings;

/// <summary>What stands at the head of a ring.</summary>
enum RingState
{
    /// <summary>Nothing in this snapshot.</summary>
    Empty,

    /// <summary>A record that is complete.</summary>
    Record,

    /// <summary>A record that its program is still writing.</summary>
    Busy,
}
