namespace Gyrfalcon.Simulating;

/// <summary>A cgroup with the name that docker would give it, for one container. Disposing removes it.</summary>
sealed class SimulatedCgroup : IDisposable
{
    readonly string _parent, _path;

    /// <exception cref="SimulationException">There is no writable hierarchy of cgroup v2.</exception>
    public SimulatedCgroup(string id)
    {
        _parent = $"{FindHierarchy()}/gyr-simulate";
        _path = $"{_parent}/docker-{id}.scope";
        try
        {
            Directory.CreateDirectory(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException($"no cgroup can be made ({e.Message.TrimEnd('.')}): run this as root on the node, or in a privileged pod that has /sys/fs/cgroup writable");
        }
    }

    /// <summary>The file by which a process joins.</summary>
    public string Processes => $"{_path}/cgroup.procs";

    public void Dispose()
    {
        Remove(_path);
        Remove(_parent);
    }

    static string FindHierarchy()
    {
        foreach (string line in File.ReadLines("/proc/self/mounts"))
        {
            string[] parts = line.Split(' ');
            if (parts.Length > 2 && parts[2] == "cgroup2") return parts[1];
        }

        throw new SimulationException("no cgroup2 hierarchy is mounted: mount it at /sys/fs/cgroup, or at /sys/fs/cgroup/unified beside version 1");
    }

    // A process that was killed leaves its cgroup a moment later.
    static void Remove(string path)
    {
        for (int i = 0; i < 100; i++)
        {
            try
            {
                Directory.Delete(path);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (IOException)
            {
                // In use: by what is ending, or by another simulation.
                Thread.Sleep(10);
            }
        }
    }
}
