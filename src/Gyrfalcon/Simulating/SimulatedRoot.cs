namespace Gyrfalcon.Simulating;

/// <summary>The file system of a simulated container: an overlay in memory whose lower layer holds this binary and little else.</summary>
sealed class SimulatedRoot(string folder)
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

    readonly string _disk = $"{folder}/disk", _root = $"{folder}/root";

    /// <summary>Builds and mounts it.</summary>
    /// <exception cref="SimulationException">The kernel refuses.</exception>
    public void Build()
    {
        Directory.CreateDirectory(_disk);
        Directory.CreateDirectory(_root);
        Mount("tmpfs", _disk, "tmpfs", 0, "size=128m");
        string lower = $"{_disk}/lower";
        foreach (string directory in s_directories) Directory.CreateDirectory($"{lower}/{directory}");
        foreach (var (path, content) in s_files) File.WriteAllText($"{lower}/{path}", content);
        File.Copy(Environment.ProcessPath!, lower + Gyr);
        Directory.CreateDirectory($"{_disk}/upper");
        Directory.CreateDirectory($"{_disk}/work");
        foreach (string library in s_libraries.Where(Directory.Exists)) PrepareLibrary(library, lower);
        Mount("overlay", _root, "overlay", 0, $"lowerdir={lower},upperdir={_disk}/upper,workdir={_disk}/work");
        foreach (string library in s_libraries.Where(Directory.Exists)) BindLibrary(library);
        Mount("tmpfs", $"{_root}/dev", "tmpfs", 0, "size=64m");
        foreach (string device in (string[])["null", "urandom"]) Bind($"/dev/{device}");
        Directory.CreateDirectory($"{_root}/dev/shm");
    }

    /// <summary>Mounts /proc as the caller's namespace of processes has it.</summary>
    public void MountProcesses() => Mount("proc", $"{_root}/proc", "proc", 0, null);

    /// <summary>Makes it the root of this process.</summary>
    public void Enter()
    {
        Programs.Must(Libc.ChangeRoot(_root), $"chroot to {_root}");
        Directory.SetCurrentDirectory("/");
    }

    // A link, as from /lib to /usr/lib, stays one.
    static void PrepareLibrary(string library, string lower)
    {
        if (new DirectoryInfo(library).LinkTarget is { } target) Directory.CreateSymbolicLink(lower + library, target);
        else Directory.CreateDirectory(lower + library);
    }

    void BindLibrary(string library)
    {
        if (new DirectoryInfo(library).LinkTarget is null) Mount(library, _root + library, "", (nuint)(Libc.Bind | Libc.Recursive), null);
    }

    void Bind(string device)
    {
        File.WriteAllBytes(_root + device, []);
        Mount(device, _root + device, "", Libc.Bind, null);
    }

    static void Mount(string source, string target, string type, nuint flags, string? options) =>
        Programs.Must(Libc.Mount(source, target, type, flags, options), $"mounting {source} on {target}");
}
