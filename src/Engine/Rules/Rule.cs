using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Rules;

/// <summary>A rule as its alerts show it. Two rules are the same when they are the same object.</summary>
public sealed class Rule(string name, string description, Priority priority, string source, IReadOnlyList<string> tags, OutputFormat output, MappedText condition)
{
    // Found when first asked for: events that wait for their container ask each time.
    StatePart? _shows;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>What it detects.</summary>
    public string Description { get; } = description;

    /// <summary>How grave a match is.</summary>
    public Priority Priority { get; } = priority;

    /// <summary>Where its events come from.</summary>
    public string Source { get; } = source;

    /// <summary>The tags, sorted.</summary>
    public IReadOnlyList<string> Tags { get; } = tags;

    /// <summary>The text of its alerts.</summary>
    public OutputFormat Output { get; } = output;

    /// <summary>The <c>output_fields</c> of its alerts in JSON, sorted by key.</summary>
    public IReadOnlyList<OutputField> OutputFields { get; init; } = output.Fields;

    /// <summary>What the condition asks of the host.</summary>
    public StatePart Asks { get; init; }

    /// <summary>What an alert shows of the host.</summary>
    public StatePart Shows => _shows ??= PartsOf(Output.Fields) | PartsOf(OutputFields);

    /// <summary>Whether condition or alert lacks something where a part is not known.</summary>
    public bool Reads(StatePart part) => ((Asks | Shows) & part) != 0;

    /// <summary>The condition as written, before lists, macros and exceptions.</summary>
    public MappedText Condition { get; } = condition;

    /// <summary>Whether a match starts a capture file.</summary>
    public bool Captures { get; init; }

    /// <summary>How long that capture lasts; zero leaves it to the configuration.</summary>
    public TimeSpan CaptureDuration { get; init; }

    static StatePart PartsOf(IReadOnlyList<OutputField> fields)
    {
        var parts = StatePart.None;
        foreach (var field in fields) parts |= field.Field is { } bound ? bound.Field.Scope.Parts : PartsOf(field.Text!.Fields);
        return parts;
    }
}
