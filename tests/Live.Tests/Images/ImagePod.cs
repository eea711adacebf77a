using System.Diagnostics;
using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Tests.Runtimes;
using Gyrfalcon.Tests.Runtimes.Kubelet;

namespace Gyrfalcon.Live.Tests.Images;

/// <summary>The agent as the pod of a DaemonSet, from the image that <c>make image</c> makes. Its output is what <c>kubectl logs</c> shows.</summary>
sealed class ImagePod : IDisposable
{
    const string Image = "ghcr.io/gyrfalcon/gyrfalcon:test";
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    readonly KubeletClient _kubelet;
    readonly string _sandbox;
    readonly string _container;
    readonly string _log;

    /// <summary>Starts it and waits until it says that it detects.</summary>
    /// <param name="containerd">The runtime, which has the image: <see cref="Import"/>.</param>
    /// <param name="kubelet">A client of it.</param>
    /// <param name="security">What the container may do.</param>
    /// <param name="isPrivileged">Whether the pod may hold privileged containers.</param>
    public ImagePod(Containerd containerd, KubeletClient kubelet, ContainerSecurity security, bool isPrivileged)
    {
        const NamespaceMode node = NamespaceMode.Node;
        _kubelet = kubelet;
        var pod = kubelet.Pod("falco-x7k2p", "falco-system");
        pod.LogDirectory = Directory.CreateDirectory($"{containerd.Directory}/pods/{pod.Metadata.Uid}").FullName;
        pod.Linux.SecurityContext = new() { Privileged = isPrivileged, NamespaceOptions = new() { Network = node, Pid = node } };
        security.NamespaceOptions = pod.Linux.SecurityContext.NamespaceOptions;
        string rules = Directory.CreateDirectory($"{pod.LogDirectory}/rules.d").FullName;
        _log = $"{pod.LogDirectory}/falco.log";

        _sandbox = kubelet.Run(pod);
        _container = kubelet.Create(_sandbox, pod, "falco", [], config =>
        {
            config.Image.Image = Image;
            config.Args.Add("/usr/bin/falco");
            config.Envs.Add(new KeyValue { Key = "HOST_ROOT", Value = "/host" });
            config.LogPath = "falco.log";
            config.Linux = new() { SecurityContext = security };
            config.Mounts.Add(Mount("/host/proc", "/proc"));
            config.Mounts.Add(Mount("/host/etc", "/etc"));
            config.Mounts.Add(Mount("/sys/kernel", "/sys/kernel"));
            config.Mounts.Add(Mount("/etc/falco/rules.d", rules));
            config.Mounts.Add(Mount("/host/run/containerd/containerd.sock", containerd.Socket));
        });
        kubelet.Start(_container);
        WaitFor(line => line.Contains("detection is running", StringComparison.Ordinal));
    }

    /// <summary>Makes the image of the binary under test and hands it to a runtime.</summary>
    public static void Import(Containerd containerd)
    {
        string file = $"{containerd.Directory}/gyrfalcon.tar";
        Command.Run("env", $"IMAGE={Image}", $"{Repository.Root}/eng/image/make.sh", Repository.Binary, file).Succeeded("make.sh");
        Command.Run("ctr", "-a", containerd.Socket, "-n", "k8s.io", "images", "import", file).Succeeded("ctr images import");
    }

    /// <summary>Waits for a line of its output.</summary>
    public string WaitFor(Func<string, bool> isWanted)
    {
        for (var clock = Stopwatch.StartNew(); ; Thread.Sleep(20))
        {
            var lines = File.Exists(_log) ? ReadLines() : [];
            if (lines.FirstOrDefault(isWanted) is { } line) return line;
            if (clock.Elapsed > s_limit) throw new TimeoutException($"the awaited line did not come:\n{string.Join('\n', lines)}");
        }
    }

    /// <summary>Waits for an alert about a container.</summary>
    public Alert WaitForAlert(string container) => new(WaitFor(line => line.StartsWith('{') && line.Contains(container[..12], StringComparison.Ordinal)));

    public void Dispose() => _kubelet.Remove(_sandbox);

    // "2026-11-25T00:50:00.123456789Z stderr F text"
    List<string> ReadLines() => [.. File.ReadAllLines(_log).Select(line => line.Split(' ', 4)).Where(parts => parts.Length == 4).Select(parts => parts[3])];

    static Mount Mount(string inside, string host) => new() { ContainerPath = inside, HostPath = host, Readonly = true };
}
