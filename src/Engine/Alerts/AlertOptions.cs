namespace Gyrfalcon.Engine.Alerts;

/// <summary>How alerts look.</summary>
public sealed record AlertOptions
{
    /// <summary>The host's name in JSON; null takes the machine's.</summary>
    public string? Hostname { get; init; }

    /// <summary>JSON objects instead of text lines.</summary>
    public bool Json { get; init; }

    /// <summary>In text, UTC in ISO 8601 instead of local time. JSON's own <c>time</c> is always UTC.</summary>
    public bool TimeFormatIso8601 { get; init; }

    /// <summary>JSON: the line that text output would show.</summary>
    public bool IncludeOutput { get; init; } = true;

    /// <summary>JSON: that line without time and priority.</summary>
    public bool IncludeMessage { get; init; }

    /// <summary>JSON: the values.</summary>
    public bool IncludeOutputFields { get; init; } = true;

    /// <summary>JSON: the tags of the rule.</summary>
    public bool IncludeTags { get; init; } = true;
}
