using System.Diagnostics;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Gyrfalcon.Tests.Runtimes.Kubelet;

namespace Gyrfalcon.Tests.Runtimes;

/// <summary>Makes pods and containers as a kubelet does. Network, pid and ipc namespaces are the host's, for there is no network plugin.</summary>
public sealed class KubeletClient(string socket, bool hasSlices) : IDisposable
{
    readonly GrpcChannel _channel = GrpcChannel.ForAddress("http://localhost", new() { HttpHandler = Handler(socket) });

    RuntimeService.RuntimeServiceClient Client => field ??= new(_channel);

    /// <summary>What a pod is made from.</summary>
    public PodConfig Pod(string name, string space = "shop", params IEnumerable<(string Name, string Value)> labels)
    {
        string uid = Guid.NewGuid().ToString();
        var config = new PodConfig
        {
            Metadata = new() { Name = name, Namespace = space, Uid = uid },
            Linux = new()
            {
                CgroupParent = hasSlices ? $"kubepods-besteffort-pod{uid.Replace('-', '_')}.slice" : $"/kubepods/besteffort/pod{uid}",
                SecurityContext = new() { NamespaceOptions = new() { Network = NamespaceMode.Node, Pid = NamespaceMode.Container } },
            },
        };
        foreach (var (label, value) in labels) config.Labels[label] = value;
        return config;
    }

    /// <summary>Starts a pod and returns the id of its sandbox.</summary>
    public string Run(PodConfig pod) => WhenReady(() => Client.RunPodSandbox(new() { Config = pod }).PodSandboxId);

    /// <summary>Makes a container without starting it and returns its id.</summary>
    public string Create(string sandbox, PodConfig pod, string name, IEnumerable<string> command, Action<ContainerConfig>? change = null)
    {
        var config = new ContainerConfig
        {
            Metadata = new() { Name = name },
            Image = new() { Image = Containerd.Image },
            Command = { command },
            Labels =
            {
                ["io.kubernetes.container.name"] = name,
                ["io.kubernetes.pod.name"] = pod.Metadata.Name,
                ["io.kubernetes.pod.namespace"] = pod.Metadata.Namespace,
                ["io.kubernetes.pod.uid"] = pod.Metadata.Uid,
            },
        };
        change?.Invoke(config);
        return WhenReady(() => Client.CreateContainer(new() { PodSandboxId = sandbox, SandboxConfig = pod, Config = config }).ContainerId);
    }

    public void Start(string container) => Client.StartContainer(new() { ContainerId = container });

    /// <summary>Waits until a container has ended by itself and returns its exit code.</summary>
    public int Wait(string container)
    {
        const int exited = 2;
        for (var clock = Stopwatch.StartNew(); ; Thread.Sleep(10))
        {
            var status = Client.ContainerStatus(new() { ContainerId = container }).Status;
            if (status.State == exited) return status.ExitCode;
            if (clock.Elapsed > TimeSpan.FromSeconds(60)) throw new TimeoutException($"container {container} does not end");
        }
    }

    public int Exec(string container, params IEnumerable<string> command) =>
        Client.ExecSync(new() { ContainerId = container, Cmd = { command }, Timeout = 30 }).ExitCode;

    /// <summary>Enters a running container with a command on a terminal, as <c>kubectl exec -it</c> does.</summary>
    public RemoteTerminal ExecOnTerminal(string container, params IEnumerable<string> command) =>
        RemoteTerminal.Connect(Client.Exec(new() { ContainerId = container, Cmd = { command }, Tty = true, Stdin = true, Stdout = true }).Url);

    /// <summary>Connects to the terminal of a container's first process, as <c>kubectl run -it</c> does.</summary>
    public RemoteTerminal Attach(string container) =>
        RemoteTerminal.Connect(Client.Attach(new() { ContainerId = container, Tty = true, Stdin = true, Stdout = true }).Url);

    public void Remove(string sandbox)
    {
        Client.StopPodSandbox(new() { PodSandboxId = sandbox });
        Client.RemovePodSandbox(new() { PodSandboxId = sandbox });
    }

    public void Dispose() => _channel.Dispose();

    static SocketsHttpHandler Handler(string path) => new()
    {
        ConnectCallback = async (_, stop) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
            return new NetworkStream(connection, ownsSocket: true);
        },
    };

    // containerd listens before it has read what it had.
    static T WhenReady<T>(Func<T> call)
    {
        for (var clock = Stopwatch.StartNew(); ; Thread.Sleep(10))
        {
            try
            {
                return call();
            }
            catch (RpcException e) when (e.Status.Detail.Contains("not initialized yet", StringComparison.Ordinal) && clock.Elapsed < TimeSpan.FromSeconds(30))
            {
            }
        }
    }
}
