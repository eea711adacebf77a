using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A field, a constant, or a transformer of either: gives a value for an event.</summary>
public abstract class ValueSource
{
    private protected ValueSource(FieldType type, bool isList, FieldScope scope, string key)
    {
        Type = type;
        IsList = isList;
        Scope = scope;
        Key = key;
    }

    /// <summary>The type of the value, or of each element of a list.</summary>
    public FieldType Type { get; }

    /// <summary>Whether the value is a list.</summary>
    public bool IsList { get; }

    /// <summary>Whose state it reads.</summary>
    public FieldScope Scope { get; }

    /// <summary>The canonical text; sources with the same one give the same values.</summary>
    public string Key { get; }

    /// <summary>The field itself; null for constants and transformers.</summary>
    public BoundField? Field => (this as FieldSource)?.Bound;

    /// <summary>Reads the value; false when there is none. What it composes is in the context's scratch.</summary>
    public abstract bool TryGet(scoped in EventContext context, out FieldValue value);
}
