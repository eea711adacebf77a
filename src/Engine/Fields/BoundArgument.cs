namespace Gyrfalcon.Engine.Fields;

/// <summary>The argument of a field after binding.</summary>
/// <param name="Index">The number in brackets, or -1.</param>
/// <param name="Key">The name in brackets as UTF-8, or null.</param>
public readonly record struct BoundArgument(int Index, byte[]? Key)
{
    /// <summary>No argument.</summary>
    public static BoundArgument None => new(-1, null);

    /// <summary>Whether there is an argument.</summary>
    public bool IsPresent => Index >= 0 || Key is not null;
}
