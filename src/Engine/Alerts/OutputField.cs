using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>A member of <c>output_fields</c> in JSON: the typed value of a field, or a text.</summary>
/// <param name="Key">The key: for a field that the text shows, as the reference writes it, with its argument in quotes where that needs them.</param>
/// <param name="Field">The field; null for a text.</param>
/// <param name="Text">The text; null for a field.</param>
public readonly record struct OutputField(string Key, BoundField? Field, OutputFormat? Text = null);
