using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Fields;

/// <summary>One field of the catalogue: all that loading, evaluating, printing and documenting it need.</summary>
/// <param name="Name">The name with its class (<c>proc.name</c>).</param>
/// <param name="Type">The type of the value, or of each element of a list.</param>
/// <param name="Scope">Whose state it reads, and which events can change it.</param>
/// <param name="Extract">How it is read.</param>
/// <param name="Description">What it means, for a person.</param>
public sealed record Field(string Name, FieldType Type, FieldScope Scope, FieldExtractor Extract, string Description)
{
    /// <summary>What may stand in brackets or after a dot.</summary>
    public FieldArgument Argument { get; init; }

    /// <summary>Whether the value is a list.</summary>
    public bool IsList { get; init; }

    /// <summary>How a number is printed.</summary>
    public PrintFormat Format { get; init; } = PrintFormat.Dec;

    /// <summary>A value as it appears in an alert.</summary>
    public string Example { get; init; } = "";

    /// <summary>Whether the field compares itself (<c>fd.ip</c>, <c>proc.aname</c>): see <see cref="FieldComparison"/>.</summary>
    public FieldComparison Comparison { get; init; }

    /// <summary>Where the field may stand, and how it is shown.</summary>
    public FieldTraits Traits { get; init; }

    /// <summary>What a check of the field says of the events for which a rule is.</summary>
    public FieldRole Role { get; init; }

    /// <summary>Whether the reference discourages it.</summary>
    public bool IsDeprecated => Has(FieldTraits.Deprecated);

    /// <summary>What a rule that uses it is told when it is loaded; null for no warning.</summary>
    public string? Deprecation { get; init; }

    /// <summary>How it is read for an alert's text, where that differs from the value that conditions see.</summary>
    public FieldExtractor? ExtractText { get; init; }

    /// <summary>
    /// How it is read for an alert's JSON, where that is another value: always a number, unsigned (the time fields are
    /// nanoseconds there, whatever their text).
    /// </summary>
    public FieldExtractor? ExtractJson { get; init; }

    /// <summary>For <see cref="FieldComparison.AnyAncestor"/>: how one ancestor is read.</summary>
    public AncestorExtractor? ExtractAncestor { get; init; }

    /// <summary>Turns the text of a key into the bound argument; null for a key that is no good. Without it the key is kept as UTF-8.</summary>
    internal Func<string, BoundArgument?>? BindKey { get; init; }

    /// <summary>The keys that <see cref="BindKey"/> takes, to suggest one from.</summary>
    internal Func<IEnumerable<string>>? Keys { get; init; }

    /// <summary>Whether the value has the type of the event parameter that the key names.</summary>
    public bool TakesTypeOfParameter { get; init; }

    /// <summary>Whether each place where the field is written remembers something between events.</summary>
    internal bool HasMemory { get; init; }

    /// <summary>An argument that says nothing yet.</summary>
    internal BoundArgument NewArgument() => BoundArgument.None with { Memory = HasMemory ? new FieldMemory() : null };

    /// <summary>Whether all of <paramref name="traits"/> hold.</summary>
    public bool Has(FieldTraits traits) => (Traits & traits) == traits;
}
