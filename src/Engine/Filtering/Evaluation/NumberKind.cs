namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>How the 64 bits of a number are compared.</summary>
enum NumberKind : byte
{
    Unsigned,
    Signed,
    /// <summary>The bits are a double.</summary>
    Double,
}
