namespace Gyrfalcon.Engine.Events;

/// <summary>What a read of an event source gave.</summary>
public enum ReadResult
{
    /// <summary>An event.</summary>
    Event,

    /// <summary>Nothing yet; more may come.</summary>
    Idle,

    /// <summary>Nothing more will come.</summary>
    End,
}
