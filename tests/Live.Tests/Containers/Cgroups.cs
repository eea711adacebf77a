namespace Gyrfalcon.Live.Tests.Containers;

/// <summary>Tidies the cgroup hierarchies. runc removes a container's own cgroups, but not the ones that it made above them.</summary>
static class Cgroups
{
    const string Root = "/sys/fs/cgroup";

    /// <summary>Removes a path and its parents, as far as they are empty, from every hierarchy.</summary>
    public static void RemoveEmpty(string path)
    {
        foreach (string hierarchy in Directory.GetDirectories(Root).Append(Root))
            for (string current = path; current.Length > 1; current = Path.GetDirectoryName(current)!)
                if (!TryRemove(hierarchy + current))
                    break;
    }

    static bool TryRemove(string directory)
    {
        try
        {
            Directory.Delete(directory);
            return true;
        }
        catch (IOException)
        {
            // Absent here, or in use by others.
            return false;
        }
    }
}
