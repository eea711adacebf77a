using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>What an item appends to a rule, or replaces of it; what is null stays.</summary>
/// <param name="location">The item.</param>
/// <param name="span">Where the item names the rule.</param>
sealed class RuleUpdate(ItemLocation location, SourceSpan span)
{
    public string Name => Location.ItemName;

    public ItemLocation Location { get; } = location;

    public SourceSpan Span { get; } = span;

    public string Source { get; init; } = "";

    public MappedText? Condition { get; set; }

    public MappedText? Output { get; set; }

    public string? Description { get; set; }

    public Priority? Priority { get; set; }

    public bool? IsEnabled { get; set; }

    public bool? WarnsOfEventTypes { get; set; }

    public bool? SkipsUnknownFilter { get; set; }

    public bool? Captures { get; set; }

    public uint? CaptureDuration { get; set; }

    public SortedSet<string>? Tags { get; set; }

    public List<ExceptionDefinition>? Exceptions { get; set; }

    /// <summary>The keys of the parts that are there.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            if (Condition is not null) yield return "condition";
            if (Output is not null) yield return "output";
            if (Description is not null) yield return "desc";
            if (Priority is not null) yield return "priority";
            if (IsEnabled is not null) yield return "enabled";
            if (WarnsOfEventTypes is not null) yield return "warn_evttypes";
            if (SkipsUnknownFilter is not null) yield return "skip-if-unknown-filter";
            if (Captures is not null) yield return "capture";
            if (CaptureDuration is not null) yield return "capture_duration";
            if (Tags is not null) yield return "tags";
            if (Exceptions is not null) yield return "exceptions";
        }
    }

    /// <summary>Where each part is written.</summary>
    public required PartPlaces Places { get; init; }
}
