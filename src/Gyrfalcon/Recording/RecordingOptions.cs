using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Recording;

/// <summary><c>capture</c> and <c>gyrfalcon.capture</c>: which alerts are recorded, and how much around them.</summary>
public sealed record RecordingOptions
{
    /// <summary><c>capture.path_prefix</c>: what the names of the files begin with.</summary>
    public string PathPrefix { get; init; } = "/tmp/falco";

    /// <summary><c>capture.mode</c>.</summary>
    public RecordingMode Mode { get; init; }

    /// <summary><c>capture.default_duration</c>: how long is recorded from an alert on, for rules without <c>capture_duration</c>.</summary>
    public TimeSpan DefaultDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary><c>capture.max_file_size_mb</c>: where a file ends, in MiB as it is on disk; 0 for no limit.</summary>
    public int MaxFileSizeMb { get; init; }

    /// <summary><c>gyrfalcon.capture.before_ms</c>: how long before its alert a file begins.</summary>
    public TimeSpan Before { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary><c>gyrfalcon.capture.ring_mb</c>: the memory for what came before, in MiB; 0 to begin with the alert, as the reference does.</summary>
    public int RingMb { get; init; } = 8;

    /// <summary>Whether an alert of a rule is recorded.</summary>
    public bool Wants(Rule rule) => Mode == RecordingMode.AllRules || rule.Captures;

    /// <summary>How long is recorded after an alert of a rule.</summary>
    public TimeSpan DurationOf(Rule rule) => rule.CaptureDuration > TimeSpan.Zero ? rule.CaptureDuration : DefaultDuration;
}
