using System.Globalization;
using System.Text;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Outputs;
using Gyrfalcon.Outputs.Syslog;

namespace Gyrfalcon.Hosting;

/// <summary>The agent's own log: one line a message on standard error, in the form that the reference writes (<c>config-cli</c> §6), and to syslog without the time.</summary>
/// <param name="writer">Standard error.</param>
/// <param name="iso8601">UTC in ISO 8601 instead of local time.</param>
/// <param name="options">What goes where.</param>
public sealed class AgentLog(TextWriter writer, bool iso8601, LogOptions options)
{
    // Syslog that does not read must not hold up who has something to say.
    readonly SyslogOutput? _syslog = options.Syslog ? new() { SendTimeout = TimeSpan.FromMilliseconds(100) } : null;
    readonly Lock _lock = new();

    /// <summary>Writes a message that tells how things go.</summary>
    public void Write(string message) => Write(LogLevel.Info, message);

    /// <summary>Writes a message.</summary>
    public void Write(LogLevel level, string message)
    {
        if (level > options.Level) return;
        string time = iso8601
            ? DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss+0000", CultureInfo.InvariantCulture)
            : DateTime.Now.ToString("ddd MMM dd HH:mm:ss yyyy", CultureInfo.InvariantCulture);
        lock (_lock)
        {
            if (options.Stderr) writer.WriteLine($"{time}: {message}");
            if (_syslog is not null) WriteToSyslog(level, message);
        }
    }

    /// <summary>Writes what those say that ask runtimes and API servers, as the reference's libraries do.</summary>
    public void WriteOfLibs(string message)
    {
        if (LogLevel.Warning <= options.LibsLevel) Write(LogLevel.Warning, $"[libs]: {message}");
    }

    void WriteToSyslog(LogLevel level, string message)
    {
        try
        {
            _syslog!.Write(new Alert(0, (Priority)Math.Min((int)level, (int)LogLevel.Debug), Encoding.UTF8.GetBytes(message)), flush: true);
        }
        catch (Exception e) when (e is IOException or AlertRefusedException)
        {
            // There is no syslog, as in a container, or it is starting: standard error has the message too where that is on.
        }
    }
}
