using System.Globalization;

namespace Gyrfalcon.Hosting;

/// <summary>The file that tells the agent's process id while it runs (<c>-P</c>).</summary>
sealed class PidFile : IDisposable
{
    readonly string _path;

    PidFile(string path) => _path = path;

    /// <summary>Writes the file; null when none is wanted.</summary>
    /// <exception cref="PidFileException">It cannot be written.</exception>
    public static PidFile? Write(string? path)
    {
        if (path is null) return null;
        try
        {
            // Without a line end, as the reference writes it.
            File.WriteAllText(path, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PidFileException($"Could not write pid to pidfile {path}: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The agent may have given up the right to do so; the next start overwrites it.
        }
    }
}
