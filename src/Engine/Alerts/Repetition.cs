namespace Gyrfalcon.Engine.Alerts;

/// <summary>What a summary of alerts that were the same says beside them.</summary>
/// <param name="Count">How many there were after the first.</param>
/// <param name="First">When the first was, nanoseconds since the epoch.</param>
/// <param name="Last">When the last was.</param>
public readonly record struct Repetition(long Count, ulong First, ulong Last);
