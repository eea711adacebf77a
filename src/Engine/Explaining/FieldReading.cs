namespace Gyrfalcon.Engine.Explaining;

/// <summary>What a field, or a transformer of fields, gave for an event.</summary>
/// <param name="Name">The field with its argument, or the transformer with what it is applied to.</param>
/// <param name="Value">
/// The value as text, cut after 4096 bytes; null when there is none. Of <c>proc.aname</c> and its like every ancestor, of
/// <c>fd.ip</c> and its like both ends, which is what such a field is compared by.
/// </param>
/// <param name="Missing">Why there is no value, for a person; null when there is one.</param>
public sealed record FieldReading(string Name, string? Value, string? Missing);
