using System.Globalization;

namespace Gyrfalcon.Hosting;

/// <summary>The agent's own log: one line a message on standard error, in the form that the reference writes (<c>config-cli</c> §6).</summary>
/// <param name="writer">Where it goes.</param>
/// <param name="iso8601">UTC in ISO 8601 instead of local time.</param>
public sealed class AgentLog(TextWriter writer, bool iso8601)
{
    readonly Lock _lock = new();

    /// <summary>Writes a message.</summary>
    public void Write(string message)
    {
        string time = iso8601
            ? DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss+0000", CultureInfo.InvariantCulture)
            : DateTime.Now.ToString("ddd MMM dd HH:mm:ss yyyy", CultureInfo.InvariantCulture);
        lock (_lock) writer.WriteLine($"{time}: {message}");
    }
}
