namespace Gyrfalcon.Engine.Parking;

/// <summary>Why an event waits no more.</summary>
enum WaitEnd
{
    /// <summary>What it waited for has come, or was given up.</summary>
    Answered,

    /// <summary>It has waited as long as it may.</summary>
    Limit,

    /// <summary>Others had no room.</summary>
    Overflow,

    /// <summary>No more is to come.</summary>
    EndOfStream,
}
