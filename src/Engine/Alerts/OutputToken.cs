using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>A piece of an output format.</summary>
/// <param name="Literal">Text that stands for itself; null for a value.</param>
/// <param name="Value">Where the value comes from; null for a literal.</param>
/// <param name="Width">The value is cut or filled with blanks to this many bytes; 0 leaves it as it is.</param>
sealed record OutputToken(byte[]? Literal, ValueSource? Value, int Width)
{
    /// <summary>The field, when the value is one as it is.</summary>
    public BoundField? Field => Value?.Field;
}
