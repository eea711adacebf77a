namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>A piece of a source text: where something was written.</summary>
/// <param name="Source">The text.</param>
/// <param name="Start">The offset of the first character.</param>
/// <param name="Length">The number of characters; 0 points between two.</param>
public readonly record struct SourceSpan(SourceText Source, int Start, int Length)
{
    /// <summary>The offset after the last character.</summary>
    public int End => Start + Length;

    /// <summary><c>file:line</c>, counted from 1.</summary>
    public string FileAndLine => $"{Source.Name}:{Source.LineOf(Start) + 1}";

    /// <summary><c>file:line:column</c>, counted from 1.</summary>
    public override string ToString() => $"{FileAndLine}:{Source.ColumnOf(Start) + 1}";
}
