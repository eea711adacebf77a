using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>A rule's exception: when its fields compare with one of its values, the rule stays quiet.</summary>
/// <param name="Location">The exception, with its name.</param>
/// <param name="Span">Where the name is written.</param>
/// <param name="Fields">One field, or a list of them; null where values are appended to an exception that is there.</param>
/// <param name="Comparisons">The operator, or one for each field; null for the usual one.</param>
/// <param name="Values">The values.</param>
sealed record ExceptionDefinition(
    ItemLocation Location, SourceSpan Span, ExceptionEntry? Fields, ExceptionEntry? Comparisons, List<ExceptionEntry> Values)
{
    public string Name => Location.ItemName;
}
