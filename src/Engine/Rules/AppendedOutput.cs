using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Engine.Rules;

/// <summary>What is added to the alerts of some rules (<c>append_output</c>, <c>config-cli</c> §5).</summary>
public sealed record AppendedOutput
{
    /// <summary>The event source of the rules that it is for; empty for any.</summary>
    public string Source { get; init; } = "";

    /// <summary>Tags that the rules must all have.</summary>
    public IReadOnlyList<MappedText> Tags { get; init; } = [];

    /// <summary>The name of the one rule that it is for; null for any.</summary>
    public MappedText? Rule { get; init; }

    /// <summary>A format that is appended to the text behind a blank; null for none.</summary>
    public MappedText? Text { get; init; }

    /// <summary>Where it is asked for the fields that are suggested for every alert, as in <c>container_id=%container.id</c>; null when it is not.</summary>
    public SourceSpan? Suggested { get; init; }

    /// <summary>Members of <c>output_fields</c> that the text does not show.</summary>
    public IReadOnlyList<ExtraField> Fields { get; init; } = [];
}
