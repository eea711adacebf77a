using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Where a side of a comparison gets its value: a field, a constant, or a transformer over others.</summary>
abstract class ValueSource(FieldType type, bool isList)
{
    /// <summary>The type of the value, or of each element of a list.</summary>
    public FieldType Type { get; } = type;

    /// <summary>Whether the value is a list.</summary>
    public bool IsList { get; } = isList;

    /// <summary>Reads the value; false when there is none.</summary>
    public abstract bool TryRead(scoped in EventContext context, out FieldValue value);
}
