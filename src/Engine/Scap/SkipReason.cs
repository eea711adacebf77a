namespace Gyrfalcon.Engine.Scap;

/// <summary>Why an event of a capture reaches no rule and changes no state.</summary>
public enum SkipReason
{
    /// <summary>The event table does not know its code: the writer is newer.</summary>
    UnknownCode,

    /// <summary>Its code is one that no writer used.</summary>
    UnusedCode,

    /// <summary>It has a number of parameters that its code never had.</summary>
    UnknownLayout,

    /// <summary>Its arguments stand in an enter event, and the last one of its thread is of another call.</summary>
    OtherCall,

    /// <summary>It would be longer than 64 KiB in today's layout.</summary>
    TooLong,
}
