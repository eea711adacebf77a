namespace Gyrfalcon.Live.Tests.Agents;

/// <summary>How the agent is to be started.</summary>
sealed record AgentOptions
{
    /// <summary>Rules besides the marker's.</summary>
    public string[] Rules { get; init; } = [Support.Repository.ZeroTrustRules];

    /// <summary>A capture to write beside detection; null for detection alone.</summary>
    public string? Capture { get; init; }

    /// <summary>Further <c>-o</c> options.</summary>
    public string[] Settings { get; init; } = [];

    /// <summary>JSON lines; text lines when false.</summary>
    public bool Json { get; init; } = true;
}
