using System.Globalization;
using Gyrfalcon.Configuration;

namespace Gyrfalcon.Hosting;

/// <summary>The agent's own log: one line a message on standard error, in the form that the reference writes (<c>config-cli</c> §6).</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="iso8601">UTC in ISO 8601 instead of local time.</param>
/// <param name="options">What goes where.</param>
public sealed class AgentLog(TextWriter writer, bool iso8601, LogOptions options)
{
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
        }
    }

    /// <summary>Writes what those say that ask runtimes and API servers, as the reference's libraries do.</summary>
    public void WriteOfLibs(string message)
    {
        if (LogLevel.Warning <= options.LibsLevel) Write(LogLevel.Warning, $"[libs]: {message}");
    }
}
