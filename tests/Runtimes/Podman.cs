namespace Gyrfalcon.Tests.Runtimes;

/// <summary>podman and its API service, with runc, for crun needs more than root has on some machines.</summary>
public sealed class Podman : Daemon
{
    /// <summary>The image of the tests.</summary>
    public const string Image = "docker.io/library/testbox:1.0";

    /// <inheritdoc/>
    public override string Socket => $"{Directory}/podman.sock";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Programs => ["podman", "conmon", "runc", "busybox", "jq"];

    string Configuration => $"{Directory}/containers.conf";

    string[] Arguments =>
    [
        "--root", $"{Directory}/root", "--runroot", $"{Directory}/runroot", "--tmpdir", $"{Directory}/tmp", "--storage-driver", "overlay",
        "--cgroup-manager", "cgroupfs", "--events-backend", "file", "--runtime", "/usr/sbin/runc",
    ];

    /// <summary>Runs the client.</summary>
    public string Run(params IEnumerable<string> arguments) => Do("podman", [.. Arguments, .. arguments], ("CONTAINERS_CONF", Configuration));

    /// <inheritdoc/>
    protected override void Start()
    {
        File.WriteAllText(Configuration, """
            [containers]
            default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
            [engine]
            cgroup_manager = "cgroupfs"
            """);
        Run("load", "-i", MakeImage(Image, """["/bin/sleep","1000"]"""));
        StartServer();
    }

    /// <summary>Starts the service, at first or again.</summary>
    public void StartServer() => StartServer(
        "env",
        [$"CONTAINERS_CONF={Configuration}", "podman", .. Arguments, "system", "service", "-t", "0", $"unix://{Socket}"],
        $"test -S {Socket}");

    /// <inheritdoc/>
    protected override void EndContainers() => Run("rm", "-fa", "-t", "0");
}
