namespace Gyrfalcon.Engine.Events;

/// <summary>One parameter of an event: its name, encoding and how it is printed.</summary>
/// <param name="Name">The name as in <c>evt.arg.NAME</c>.</param>
/// <param name="Type">The encoding of the bytes.</param>
/// <param name="Format">How a number is printed raw.</param>
/// <param name="Flags">The names of its bits or values, where it has any.</param>
/// <param name="Directory">For a relative path, the index of the parameter that holds the directory descriptor; else -1.</param>
public sealed record ParameterInfo(string Name, ParameterType Type, PrintFormat Format, FlagTable? Flags = null, int Directory = -1);
