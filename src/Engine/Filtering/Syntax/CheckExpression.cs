using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>One comparison: <c>proc.name in (cat, vi)</c>.</summary>
/// <param name="Span">Where it was written.</param>
/// <param name="Left">A field or a transformer.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Modifier">How many of the values on the right have to satisfy the operator.</param>
/// <param name="OperatorText">The operator as it was written, with its modifier (<c>==</c>, <c>startswith anyof</c>).</param>
/// <param name="OperatorSpan">Where the operator was written.</param>
/// <param name="Right">A literal, a list of literals, or a transformer (<c>val()</c> included); null for <c>exists</c>.</param>
public sealed record CheckExpression(
    SourceSpan Span,
    ValueExpression Left,
    CheckOperator Operator,
    CheckModifier Modifier,
    string OperatorText,
    SourceSpan OperatorSpan,
    ValueExpression? Right) : FilterExpression(Span);
