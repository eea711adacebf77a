namespace Gyrfalcon.Simulating;

/// <summary>The file system of a simulated container: an overlay in memory whose lower layer holds this binary and little else.</summary>
static class SimulatedRoot
{
    /// <summary>Where this binary lies inside.</summary>
    public const string Gyr = "/usr/bin/gyr";

    static readonly string[] s_directories =
    [
        "etc", "root/.ssh", "root/.aws", "tmp", "var/log", "var/spool/cron", "usr/bin", "usr/local/bin", "proc", "dev", "run", "host/proc/sys/kernel",
    ];

    static readonly (string Path, string Content)[] s_files =
    [
        ("etc/passwd", "root:x:0:0:root:/root:/bin/sh\n"),
        ("etc/shadow", "root:*:19000:0:99999:7:::\n"),
        ("root/.aws/credentials", "[default]\n"),
        ("root/.bash_history", "ls\n"),
        ("var/log/auth.log", "\n"),
    ];

    static readonly string[] s_libraries = ["/lib", "/lib64", "/usr/lib", "/usr/lib64"];

    /// <summary>Builds it in an empty folder and makes it the root of this namespace of mounts.</summary>
    /// <exception cref="SimulationException">The kernel refuses.</exception>
    public static void Enter(string folder)
    {
        string root = Build(folder);
        Directory.SetCurrentDirectory(root);
        // Both at the same place, one over the other: no folder is needed for the old one (pivot_root(2)).
        Programs.Must(Libc.ChangeRoots(Libc.Number.PivotRoot, ".", "."), "pivot_root");
        Programs.Must(Libc.Unmount(".", Libc.Detach), "unmounting the old root");
        Directory.SetCurrentDirectory("/");
    }

    /// <summary>Mounts /proc as the caller's namespace of processes has it.</summary>
    public static void MountProcesses() => Mount("proc", "/proc", "proc", 0, null);

    static string Build(string folder)
    {
        string disk = $"{folder}/disk", root = $"{folder}/root", lower = $"{disk}/lower";
        Directory.CreateDirectory(disk);
        Directory.CreateDirectory(root);
        Mount("tmpfs", disk, "tmpfs", 0, "size=128m");
        foreach (string directory in s_directories) Directory.CreateDirectory($"{lower}/{directory}");
        foreach (var (path, content) in s_files) File.WriteAllText($"{lower}/{path}", content);
        File.Copy(Environment.ProcessPath!, lower + Gyr);
        foreach (string library in s_libraries.Where(Directory.Exists)) PrepareLibrary(library, lower);
        Directory.CreateDirectory($"{disk}/upper");
        Directory.CreateDirectory($"{disk}/work");
        Mount("overlay", root, "overlay", 0, $"lowerdir={lower},upperdir={disk}/upper,workdir={disk}/work");
        foreach (string library in s_libraries.Where(Directory.Exists)) BindLibrary(library, root);
        Mount("tmpfs", $"{root}/dev", "tmpfs", 0, "size=64m");
        foreach (string device in (string[])["/dev/null", "/dev/urandom"]) Bind(device, root);
        Directory.CreateDirectory($"{root}/dev/shm");
        // Until the first process mounts its own: no program starts without.
        Mount("/proc", $"{root}/proc", "", (nuint)(Libc.Bind | Libc.Recursive), null);
        return root;
    }

    // A link, as from /lib to /usr/lib, stays one.
    static void PrepareLibrary(string library, string lower)
    {
        if (new DirectoryInfo(library).LinkTarget is { } target) Directory.CreateSymbolicLink(lower + library, target);
        else Directory.CreateDirectory(lower + library);
    }

    static void BindLibrary(string library, string root)
    {
        if (new DirectoryInfo(library).LinkTarget is null) Mount(library, root + library, "", (nuint)(Libc.Bind | Libc.Recursive), null);
    }

    static void Bind(string device, string root)
    {
        File.WriteAllBytes(root + device, []);
        Mount(device, root + device, "", Libc.Bind, null);
    }

    static void Mount(string source, string target, string type, nuint flags, string? options) =>
        Programs.Must(Libc.Mount(source, target, type, flags, options), $"mounting {source} on {target}");
}
