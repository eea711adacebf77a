using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>A field of an output format, which is a member of <c>output_fields</c> in JSON.</summary>
/// <param name="Key">The field as the reference writes it: with its argument, in quotes where that needs them.</param>
/// <param name="Field">The field.</param>
public readonly record struct OutputField(string Key, BoundField Field);
