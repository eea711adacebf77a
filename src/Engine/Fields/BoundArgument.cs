namespace Gyrfalcon.Engine.Fields;

/// <summary>The argument of a field after binding.</summary>
/// <param name="Index">The number in brackets, or -1.</param>
/// <param name="Key">The name in brackets as UTF-8, or null.</param>
public readonly record struct BoundArgument(long Index, byte[]? Key)
{
    /// <summary>For a field that names an event parameter: where each event has it.</summary>
    public ParameterPlaces? Places { get; init; }

    /// <summary>For a field that remembers when or how often it was asked: what it remembers.</summary>
    public FieldMemory? Memory { get; init; }

    /// <summary>For a field whose key is a regular expression: the expression.</summary>
    internal PathPattern? Pattern { get; init; }

    /// <summary>No argument.</summary>
    public static BoundArgument None => new(-1, null);

    /// <summary>Whether there is an argument.</summary>
    public bool IsPresent => Index >= 0 || Key is not null;
}
