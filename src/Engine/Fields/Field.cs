using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Fields;

/// <summary>One field of the catalogue: all that loading, evaluating, printing and documenting it need.</summary>
/// <param name="Name">The name with its class (<c>proc.name</c>).</param>
/// <param name="Type">The type of the value, or of each element of a list.</param>
/// <param name="Scope">Whose state it reads.</param>
/// <param name="Extract">How it is read.</param>
/// <param name="Description">What it means, for a person.</param>
public sealed record Field(string Name, FieldType Type, FieldScope Scope, FieldExtractor Extract, string Description)
{
    /// <summary>What may stand in brackets.</summary>
    public FieldArgument Argument { get; init; }

    /// <summary>Whether the value is a list.</summary>
    public bool IsList { get; init; }

    /// <summary>How a number is printed.</summary>
    public PrintFormat Format { get; init; } = PrintFormat.Dec;

    /// <summary>A value as it appears in an alert.</summary>
    public string Example { get; init; } = "";

    /// <summary>Whether the field compares itself (<c>fd.ip</c>, <c>proc.aname</c>): see <see cref="FieldComparison"/>.</summary>
    public FieldComparison Comparison { get; init; }

    /// <summary>Whether the reference discourages it; a rule that uses it loads with a warning.</summary>
    public bool IsDeprecated { get; init; }
}
