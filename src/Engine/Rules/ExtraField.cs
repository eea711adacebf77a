using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules;

/// <summary>A member of <c>output_fields</c> that the text of an alert does not show.</summary>
/// <param name="Key">The key.</param>
/// <param name="Format">For a text, its format; otherwise the field, without a percent sign.</param>
/// <param name="IsText">Whether the value is a text; otherwise it is that of a field, typed.</param>
public sealed record ExtraField(string Key, MappedText Format, bool IsText);
