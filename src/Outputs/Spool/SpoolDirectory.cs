namespace Gyrfalcon.Outputs.Spool;

/// <summary>Directories for alerts, which may hold what not everybody should read.</summary>
static class SpoolDirectory
{
    /// <summary>Makes one with those above it, for this user alone; one that is there is left as it is.</summary>
    public static void Create(string path) => Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
