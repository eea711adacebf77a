namespace Gyrfalcon.Configuration;

/// <summary>Reads <c>log_level</c>, <c>log_stderr</c>, <c>log_syslog</c> and <c>libs_logger</c>.</summary>
static class LogSection
{
    /// <summary>The options.</summary>
    /// <param name="reader">The configuration.</param>
    /// <param name="hasFile">Whether there is a configuration file: then the reference's defaults hold.</param>
    public static LogOptions Read(ConfigReader reader, bool hasFile)
    {
        var level = reader.Word(
            "log_level",
            LogLevel.Info,
            ("emergency", LogLevel.Emergency), ("alert", LogLevel.Alert), ("critical", LogLevel.Critical), ("error", LogLevel.Error),
            ("warning", LogLevel.Warning), ("notice", LogLevel.Notice), ("info", LogLevel.Info), ("debug", LogLevel.Debug));
        var libsLevel = reader.Word(
            "libs_logger.severity",
            LogLevel.Info,
            ("fatal", LogLevel.Emergency), ("critical", LogLevel.Critical), ("error", LogLevel.Error), ("warning", LogLevel.Warning),
            ("notice", LogLevel.Notice), ("info", LogLevel.Info), ("debug", LogLevel.Debug), ("trace", LogLevel.Trace));
        bool syslog = reader.Bool("log_syslog", hasFile);

        // A file that names neither would leave its author without a word.
        bool stderr = reader.Bool("log_stderr", !reader.Has("log_syslog"));
        return new(level, stderr, syslog, reader.Bool("libs_logger.enabled", true) ? libsLevel : null);
    }
}
