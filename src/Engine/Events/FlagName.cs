namespace Gyrfalcon.Engine.Events;

/// <summary>One name of a flag or enumeration value.</summary>
public readonly record struct FlagName(string Name, uint Value);
