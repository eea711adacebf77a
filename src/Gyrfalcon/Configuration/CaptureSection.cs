using Gyrfalcon.Recording;

namespace Gyrfalcon.Configuration;

/// <summary>Reads <c>capture</c> and <c>gyrfalcon.capture</c> (<c>config-cli</c> §2).</summary>
static class CaptureSection
{
    /// <summary>The options; null when nothing is recorded.</summary>
    public static RecordingOptions? Read(ConfigReader reader)
    {
        var defaults = new RecordingOptions();
        bool isEnabled = reader.Bool("capture.enabled", false);
        var options = new RecordingOptions
        {
            PathPrefix = reader.Text("capture.path_prefix", defaults.PathPrefix),
            Mode = reader.Word("capture.mode", defaults.Mode, ("rules", RecordingMode.Rules), ("all_rules", RecordingMode.AllRules)),
            DefaultDuration = reader.Milliseconds("capture.default_duration", defaults.DefaultDuration, int.MaxValue),
            MaxFileSizeMb = reader.Integer("capture.max_file_size_mb", defaults.MaxFileSizeMb, 0, int.MaxValue),
            Before = reader.Milliseconds("gyrfalcon.capture.before_ms", defaults.Before, 3_600_000),
            RingMb = reader.Integer("gyrfalcon.capture.ring_mb", defaults.RingMb, 0, 1024),
        };
        return isEnabled ? options : null;
    }
}
