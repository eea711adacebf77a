using System.Text;

namespace Gyrfalcon.Capture.Procfs;

/// <summary>
/// Turns <c>/proc/PID/cgroup</c> into the list that the probe sends: <c>subsystem=path</c> of five subsystems, each with a NUL, and
/// <c>unified=path</c> when none of the five lies in the thread's group of the unified hierarchy.
/// </summary>
sealed class CgroupPaths(string? unifiedMount)
{
    // Groups come and go: the controllers of so many are remembered.
    const int CacheLimit = 10_000;

    // The kernel's name, and the one that /proc gives a subsystem of a v1 hierarchy.
    static readonly (byte[] Name, byte[] V1Name)[] s_subsystems =
    [
        ("cpuset"u8.ToArray(), "cpuset"u8.ToArray()),
        ("cpu"u8.ToArray(), "cpu"u8.ToArray()),
        ("cpuacct"u8.ToArray(), "cpuacct"u8.ToArray()),
        ("io"u8.ToArray(), "blkio"u8.ToArray()),
        ("memory"u8.ToArray(), "memory"u8.ToArray()),
    ];

    readonly Dictionary<string, string[]> _controllers = [];

    /// <summary>For the processes of a host, by the mounts of its first one.</summary>
    public static CgroupPaths Of(string hostRoot, ProcDirectory proc)
    {
        string? unified = FindUnifiedMount(Encoding.UTF8.GetString(proc.Read("1/mounts"u8, new byte[64 * 1024])));
        return new(unified is null ? null : $"{hostRoot}/proc/1/root{unified}");
    }

    /// <summary>Where the unified hierarchy is mounted in a list of mounts (<c>/proc/PID/mounts</c>), or null.</summary>
    public static string? FindUnifiedMount(string mounts)
    {
        foreach (string line in mounts.Split('\n'))
        {
            string[] words = line.Split(' ');
            if (words.Length > 2 && words[2] == "cgroup2") return words[1];
        }

        return null;
    }

    /// <summary>Writes the list.</summary>
    /// <param name="text">The text of <c>/proc/PID/cgroup</c>: lines <c>id:subsystem,subsystem:path</c>; id 0 is the unified hierarchy.</param>
    /// <param name="destination">Takes the list; what does not fit is left out.</param>
    /// <returns>The bytes written.</returns>
    public int Write(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        int length = 0;
        bool unifiedIsNamed = false;
        var unified = FindPath(text, default);
        foreach (var (name, v1Name) in s_subsystems)
        {
            var path = FindPath(text, v1Name);
            if (path.IsEmpty)
            {
                path = FindControlledPath(unified, name);
                unifiedIsNamed |= path.SequenceEqual(unified);
            }

            if (!path.IsEmpty) Append(name, path, destination, ref length);
        }

        if (!unifiedIsNamed && unified.Length > 1) Append("unified"u8, unified, destination, ref length);
        return length;
    }

    // The path in the hierarchy of a subsystem; in the unified one for no name.
    static ReadOnlySpan<byte> FindPath(ReadOnlySpan<byte> text, ReadOnlySpan<byte> subsystem)
    {
        var lines = new TextScanner(text);
        while (lines.TryLine(out var line))
        {
            int first = line.IndexOf((byte)':');
            int second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)':') + first + 1;
            if (second <= first) continue;
            var names = line[(first + 1)..second];
            foreach (var name in names.Split((byte)','))
            {
                if (names[name].SequenceEqual(subsystem)) return WithoutDeleted(line[(second + 1)..]);
            }
        }

        return default;
    }

    static ReadOnlySpan<byte> WithoutDeleted(ReadOnlySpan<byte> path) => path.EndsWith(" (deleted)"u8) ? path[..^10] : path;

    // The nearest group from a path upwards that has the controller, as the kernel sees a thread's membership.
    ReadOnlySpan<byte> FindControlledPath(ReadOnlySpan<byte> path, ReadOnlySpan<byte> controller)
    {
        if (path.IsEmpty) return default;
        string wanted = Encoding.UTF8.GetString(controller);
        while (path.Length > 1)
        {
            if (ControllersOf(Encoding.UTF8.GetString(path)).Contains(wanted)) return path;
            path = path[..Math.Max(path.LastIndexOf((byte)'/'), 1)];
        }

        return "/"u8;
    }

    string[] ControllersOf(string path)
    {
        if (unifiedMount is null) return [];
        if (_controllers.TryGetValue(path, out string[]? known)) return known;
        string[] controllers = [];
        try
        {
            controllers = File.ReadAllText(unifiedMount + path + "/cgroup.controllers").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The group is gone, or not to be seen from here: its parent decides.
        }

        if (_controllers.Count >= CacheLimit) _controllers.Clear();
        return _controllers[path] = controllers;
    }

    static void Append(ReadOnlySpan<byte> name, ReadOnlySpan<byte> path, Span<byte> destination, ref int length)
    {
        if (destination.Length - length < name.Length + path.Length + 2) return;
        name.CopyTo(destination[length..]);
        length += name.Length;
        destination[length++] = (byte)'=';
        path.CopyTo(destination[length..]);
        length += path.Length;
        destination[length++] = 0;
    }
}
