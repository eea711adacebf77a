using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Explaining;

/// <summary>Places in columns, where the path of the same file would stand on every line.</summary>
static class ShortPlace
{
    /// <summary><c>file:line</c> without folders.</summary>
    public static string Of(SourceSpan span) => $"{Path.GetFileName(span.Source.Name)}:{span.Source.LineOf(span.Start) + 1}";
}
