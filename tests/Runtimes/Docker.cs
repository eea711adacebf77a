namespace Gyrfalcon.Tests.Runtimes;

/// <summary>dockerd without networks of its own.</summary>
public sealed class Docker : Daemon
{
    /// <summary>The image of the tests.</summary>
    public const string Image = "testbox:1.0";

    /// <inheritdoc/>
    public override string Socket => $"{Directory}/docker.sock";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Programs => ["dockerd", "docker", "containerd", "runc", "busybox", "jq"];

    /// <summary>Runs the client.</summary>
    public string Run(params IEnumerable<string> arguments) => Do("docker", ["-H", $"unix://{Socket}", .. arguments]);

    /// <inheritdoc/>
    protected override void Start()
    {
        StartServer();
        Run("load", "-i", MakeImage(Image, """["/bin/sleep","1000"]"""));
    }

    /// <summary>Starts the server, at first or again.</summary>
    public void StartServer() => StartServer(
        "dockerd",
        [
            "--data-root", $"{Directory}/data", "--exec-root", $"{Directory}/exec", "--pidfile", $"{Directory}/pid", "-H", $"unix://{Socket}",
            "--iptables=false", "--ip6tables=false", "--bridge=none", "--storage-driver", "overlay2", "--exec-opt", "native.cgroupdriver=cgroupfs",
            "--add-runtime", $"plain={Script("runc-plain")}", "--default-runtime", "plain",
        ],
        $"docker -H unix://{Socket} version");

    /// <inheritdoc/>
    protected override void EndContainers()
    {
        string[] ids = Run("ps", "-aq").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length > 0) Run(["rm", "-f", .. ids]);
    }
}
