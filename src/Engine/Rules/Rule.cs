using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Rules;

/// <summary>A rule as its alerts show it. Two rules are the same when they are the same object.</summary>
public sealed class Rule(string name, string description, Priority priority, string source, IReadOnlyList<string> tags, OutputFormat output, MappedText condition)
{
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

    /// <summary>Whether the condition asks what a runtime tells of the container.</summary>
    public bool AsksContainer { get; init; }

    /// <summary>Whether an alert shows what a runtime tells of the container.</summary>
    public bool ShowsContainer => Shows(FieldScope.Container);

    /// <summary>Whether condition or alert lacks something where the container is not known.</summary>
    public bool ReadsContainer => AsksContainer || ShowsContainer;

    /// <summary>Whether the condition asks what an API server tells of the pod.</summary>
    public bool AsksKubernetes { get; init; }

    /// <summary>Whether condition or alert lacks something where the pod is not known to an API server.</summary>
    public bool ReadsKubernetes => AsksKubernetes || Shows(FieldScope.Kubernetes);

    /// <summary>The condition as written, before lists, macros and exceptions.</summary>
    public MappedText Condition { get; } = condition;

    /// <summary>Whether a match starts a capture file.</summary>
    public bool Captures { get; init; }

    /// <summary>How long that capture lasts; zero leaves it to the configuration.</summary>
    public TimeSpan CaptureDuration { get; init; }

    bool Shows(FieldScope scope) => AnyReads(Output.Fields, scope) || AnyReads(OutputFields, scope);

    static bool AnyReads(IReadOnlyList<OutputField> fields, FieldScope scope)
    {
        foreach (var field in fields)
        {
            if (field.Field is { } bound ? (bound.Field.Scope & scope) != 0 : AnyReads(field.Text!.Fields, scope)) return true;
        }

        return false;
    }
}
