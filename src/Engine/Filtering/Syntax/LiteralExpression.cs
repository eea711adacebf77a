using System.Text;
using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>A constant. What it means is decided by the type of the field that it is compared with.</summary>
/// <param name="Span">Where it was written, with its quotes.</param>
/// <param name="Bytes">Its bytes after unescaping: UTF-8, but for what <c>\x</c> wrote.</param>
/// <param name="IsQuoted">Whether it stood in quotes.</param>
public sealed record LiteralExpression(SourceSpan Span, byte[] Bytes, bool IsQuoted) : ValueExpression(Span)
{
    /// <summary>The bytes as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes);
}
