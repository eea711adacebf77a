using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Containers;

/// <summary>One real container, run by runc under a 64-digit id as docker and containerd do. Disposing kills and removes it.</summary>
sealed class Container : IDisposable
{
    readonly string _bundle;
    readonly string _state;
    readonly ContainerOptions _options;

    /// <summary>Makes the bundle; nothing runs yet.</summary>
    /// <param name="directory">A directory of the test run: bundles and runc's state go below it.</param>
    public Container(string directory, ContainerOptions options)
    {
        Id = RandomNumberGenerator.GetHexString(64, lowercase: true);
        _state = Path.Combine(directory, "runc");
        _bundle = Path.Combine(directory, Id[..12]);
        _options = options;
        Directory.CreateDirectory(RootDirectory);
        if (options.LowerLayer is null)
            Rootfs.CreateBusybox(RootDirectory);
        else
            MountOverlay(options.LowerLayer);
        foreach (string name in options.ExtraNames)
            Rootfs.Link(RootDirectory, name);
        Bundle.Write(_bundle, Id, options);
    }

    /// <summary>64 hex digits, the last component of the cgroup path.</summary>
    public string Id { get; }

    /// <summary>The first 12 digits, which alerts show.</summary>
    public string ShortId => Id[..12];

    /// <summary>The container's / as the host sees it.</summary>
    public string RootDirectory => Path.Combine(_bundle, "rootfs");

    /// <summary>The id of the first process of a running container, as the host has it.</summary>
    public int ProcessId => JsonNode.Parse(Command.Run("runc", "--root", _state, "state", Id).Output)!["pid"]!.GetValue<int>();

    /// <summary>What the first process of a detached container printed.</summary>
    public string Log => File.ReadAllText(LogPath);

    string LogPath => Path.Combine(_bundle, "log");

    /// <summary>Starts the first process and leaves it running.</summary>
    public void Start() =>
        // The first process inherits standard output, so it must not be a pipe that the caller reads to its end.
        Command.Run("sh", "-c", "exec \"$@\" </dev/null >\"$0\" 2>&1", LogPath, "runc", "--root", _state, "run", "--detach", "--bundle", _bundle, Id)
            .Succeeded($"runc run ({(File.Exists(LogPath) ? Log : "")})");

    /// <summary>Runs the first process to its end, without a terminal.</summary>
    public CommandResult Run() => Command.Run("runc", "--root", _state, "run", "--bundle", _bundle, Id);

    /// <summary>Runs the first process to its end on a terminal; the options must ask for one.</summary>
    public CommandResult RunOnTerminal(Action<Terminal> dialogue) => OnTerminal(dialogue, ["run", "--bundle", _bundle, Id]);

    /// <summary>Enters the running container as `kubectl exec` does, without a terminal.</summary>
    public CommandResult Exec(params string[] command) => Command.Run("runc", ["--root", _state, "exec", Id, .. command]);

    /// <summary>The same as another user, <c>UID:GID</c>.</summary>
    public CommandResult ExecAs(string user, params string[] command) => Command.Run("runc", ["--root", _state, "exec", "--user", user, Id, .. command]);

    /// <summary>Enters the running container as `kubectl exec -it` does.</summary>
    public CommandResult ExecOnTerminal(Action<Terminal> dialogue, params string[] command) =>
        OnTerminal(dialogue, ["exec", "--tty", Id, .. command]);

    public void Signal(string signal) => Command.Run("runc", "--root", _state, "kill", Id, signal).Succeeded("runc kill");

    /// <summary>Waits until the first process of a detached container is gone.</summary>
    public void WaitForExit(TimeSpan limit)
    {
        DateTime end = DateTime.UtcNow + limit;
        while (!Command.Run("runc", "--root", _state, "state", Id).Output.Contains("\"stopped\"", StringComparison.Ordinal))
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"container {ShortId} still runs after {limit.TotalSeconds:0} s: {Log}");
            Thread.Sleep(50);
        }
    }

    public void Dispose()
    {
        Command.Run("runc", "--root", _state, "delete", "--force", Id);
        if (_options.LowerLayer is not null)
            Command.Run("umount", RootDirectory);
        Directory.Delete(_bundle, recursive: true);
        Cgroups.RemoveEmpty(_options.CgroupParent);
    }

    CommandResult OnTerminal(Action<Terminal> dialogue, string[] arguments)
    {
        using var terminal = new Terminal();
        Task<CommandResult> run = Task.Run(() => Command.Run(
            "sh", ["-c", "exec \"$@\" <\"$0\" >\"$0\" 2>&1", terminal.Path, "runc", "--root", _state, .. arguments]));
        dialogue(terminal);
        return run.Result;
    }

    void MountOverlay(string lower)
    {
        string upper = Directory.CreateDirectory(Path.Combine(_bundle, "upper")).FullName;
        string work = Directory.CreateDirectory(Path.Combine(_bundle, "work")).FullName;
        Command.Run("mount", "-t", "overlay", "overlay", "-o", $"lowerdir={lower},upperdir={upper},workdir={work}", RootDirectory)
            .Succeeded("mount overlay");
    }
}
