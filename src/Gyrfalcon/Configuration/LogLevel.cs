namespace Gyrfalcon.Configuration;

/// <summary>How urgent a message of the log is; the numbers are those of syslog (RFC 5424 §6.2.1).</summary>
public enum LogLevel
{
    Emergency,
    Alert,
    Critical,
    Error,
    Warning,
    Notice,
    Info,
    Debug,

    /// <summary><c>trace</c> of <c>libs_logger</c>; syslog has no word for it.</summary>
    Trace,
}
