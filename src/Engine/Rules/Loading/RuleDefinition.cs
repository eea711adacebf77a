using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>A rule as the files define it, with everything that was appended or overridden.</summary>
sealed class RuleDefinition(ItemLocation location, SourceSpan span) : Definition(location, span)
{
    public required MappedText Condition { get; set; }

    /// <summary>The condition of the item that defines it.</summary>
    public required ItemLocation ConditionLocation { get; init; }

    public required MappedText Output { get; set; }

    /// <summary>The output of the item that defines it.</summary>
    public required ItemLocation OutputLocation { get; init; }

    public required string Description { get; set; }

    public required Priority Priority { get; set; }

    public required string Source { get; init; }

    /// <summary>The source by that name; without one the rule is left out.</summary>
    public required EventSource? KnownSource { get; init; }

    public bool IsEnabled { get; set; } = true;

    public bool WarnsOfEventTypes { get; set; } = true;

    public bool SkipsUnknownFilter { get; set; }

    public bool Captures { get; set; }

    /// <summary>Milliseconds; 0 leaves it to the configuration.</summary>
    public uint CaptureDuration { get; set; }

    public SortedSet<string> Tags { get; set; } = new(StringComparer.Ordinal);

    public List<ExceptionDefinition> Exceptions { get; set; } = [];

    /// <summary>Where each part comes from.</summary>
    public required PartPlaces Places { get; init; }

    /// <summary>The items that define and change it, in order.</summary>
    public List<SourceSpan> Items { get; } = [location.Span];
}
