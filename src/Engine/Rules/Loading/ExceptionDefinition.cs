using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>A rule's exception: when its fields compare with one of its values, the rule stays quiet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Span">Where the name is written.</param>
/// <param name="Fields">One field, or a list of them; null where values are appended to an exception that is there.</param>
/// <param name="Comparisons">The operator, or one for each field; null for the usual one.</param>
/// <param name="Values">The values.</param>
sealed record ExceptionDefinition(string Name, SourceSpan Span, ExceptionEntry? Fields, ExceptionEntry? Comparisons, List<ExceptionEntry> Values);
