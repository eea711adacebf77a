namespace Gyrfalcon.Capture;

/// <summary>How often a program of the probe ran. What it calls by tail call is counted with it.</summary>
/// <param name="Name">Its name, that of the tracepoint.</param>
/// <param name="Count">How often.</param>
/// <param name="Nanoseconds">How long in all.</param>
public readonly record struct ProgramRuns(string Name, ulong Count, ulong Nanoseconds);
