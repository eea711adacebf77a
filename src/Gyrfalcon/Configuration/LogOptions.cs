namespace Gyrfalcon.Configuration;

/// <summary>Where the agent's own log goes, and how much of it (<c>config-cli</c> §2).</summary>
/// <param name="Level"><c>log_level</c>: what is less urgent is left out.</param>
/// <param name="Stderr"><c>log_stderr</c>.</param>
/// <param name="Syslog"><c>log_syslog</c>.</param>
/// <param name="LibsLevel"><c>libs_logger</c>: the same for what the probe and the look-ups say; null for none of it.</param>
public sealed record LogOptions(LogLevel Level, bool Stderr, bool Syslog, LogLevel? LibsLevel)
{
    /// <summary>Without a configuration file: to a person.</summary>
    public static LogOptions Default { get; } = new(LogLevel.Info, Stderr: true, Syslog: false, LogLevel.Info);
}
