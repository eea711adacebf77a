namespace Gyrfalcon.Tests.Runtimes;

/// <summary>containerd with its CRI, and with cgroups as they are made by runc itself.</summary>
public class Containerd : Daemon
{
    /// <summary>The image of the tests.</summary>
    public const string Image = "docker.io/library/testbox:1.0";

    const string PauseImage = "registry.k8s.io/pause:3.9";

    /// <inheritdoc/>
    public override string Socket => $"{Directory}/c.sock";

    /// <summary>Whether it sees cgroup v2 and has paths as systemd makes them.</summary>
    protected virtual bool HasSlices => false;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Programs => ["containerd", "ctr", "runc", "busybox", "jq"];

    /// <inheritdoc/>
    protected override void Start()
    {
        System.IO.Directory.CreateDirectory($"{Directory}/cni");
        File.WriteAllText($"{Directory}/config.toml", $"""
            version = 2
            root = "{Directory}/root"
            state = "{Directory}/state"
            [grpc]
              address = "{Socket}"
            [ttrpc]
              address = "{Socket}.ttrpc"
            [plugins."io.containerd.grpc.v1.cri"]
              sandbox_image = "{PauseImage}"
              disable_apparmor = true
              restrict_oom_score_adj = true
              disable_hugetlb_controller = true
              tolerate_missing_hugetlb_controller = true
              stream_server_address = "127.0.0.1"
              stream_server_port = "0"
              [plugins."io.containerd.grpc.v1.cri".cni]
                bin_dir = "/usr/lib/cni"
                conf_dir = "{Directory}/cni"
              [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
                runtime_type = "io.containerd.runc.v2"
                [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
                  SystemdCgroup = {(HasSlices ? "true" : "false")}
                  BinaryName = "{Script(HasSlices ? "runc-slices" : "runc-plain")}"
                  Root = "{Directory}/runc"
            """);
        StartServer();
        foreach (string file in (string[])[MakeImage(Image, """["/bin/sleep","1000"]"""), MakeImage(PauseImage, """["/bin/sleep","100000"]""")])
            Do("ctr", "-a", Socket, "-n", "k8s.io", "images", "import", file);
        Do("ctr", "-a", Socket, "-n", "default", "images", "import", $"{Directory}/testbox-1.0.tar");
    }

    /// <summary>Starts the server, at first or again.</summary>
    public void StartServer()
    {
        string[] plain = ["containerd", "-c", $"{Directory}/config.toml"];
        string[] mounted = ["unshare", "-m", "--propagation", "private", "sh", "-c", $"mount -t cgroup2 none /sys/fs/cgroup && exec {string.Join(' ', plain)}"];
        string[] command = HasSlices ? mounted : plain;
        StartServer(command[0], command[1..], $"ctr -a {Socket} version");
    }

    /// <inheritdoc/>
    protected override void EndContainers()
    {
        foreach (string space in Lines("namespaces", "ls", "-q"))
        {
            foreach (string task in Lines("-n", space, "tasks", "ls", "-q")) Run("ctr", "-a", Socket, "-n", space, "tasks", "kill", "-s", "KILL", "-a", task);
            foreach (string task in Lines("-n", space, "tasks", "ls", "-q")) Run("ctr", "-a", Socket, "-n", space, "tasks", "rm", "-f", task);
        }
    }

    string[] Lines(params string[] arguments) => Run("ctr", ["-a", Socket, .. arguments]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
