using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes.Containerd;
using Gyrfalcon.Enrichment.Runtimes.Cri;
using Gyrfalcon.Tests.Runtimes;
using Daemon = Gyrfalcon.Tests.Runtimes.Containerd;

namespace Gyrfalcon.Enrichment.Tests.Real;

/// <summary>What containerd says, through the CRI and through its own interface.</summary>
public sealed class CriDescriptionTests : IClassFixture<Daemon>
{
    readonly Daemon _containerd;

    public CriDescriptionTests(Daemon containerd)
    {
        Assert.SkipWhen(containerd.Skipped is not null, containerd.Skipped ?? "");
        _containerd = containerd;
    }

    [Fact]
    public async Task Find_CreatedContainer_IsDescribedBeforeItStarts()
    {
        using var kubelet = new KubeletClient(_containerd.Socket, hasSlices: false);
        var pod = kubelet.Pod("cart-0", "shop", ("team", "birds"));
        string sandbox = kubelet.Run(pod);
        string id = kubelet.Create(sandbox, pod, "cart", ["sh", "-c", "true"], config =>
        {
            config.Envs.Add(new Gyrfalcon.Tests.Runtimes.Kubelet.KeyValue { Key = "A", Value = "1" });
            config.Mounts.Add(new Gyrfalcon.Tests.Runtimes.Kubelet.Mount { HostPath = "/tmp", ContainerPath = "/data", Readonly = true });
            config.Linux = new() { SecurityContext = new() { NamespaceOptions = pod.Linux.SecurityContext.NamespaceOptions } };
        });
        using var runtime = new CriRuntime(_containerd.Socket);
        var cart = (await runtime.FindAsync(id[..12], CancellationToken.None))!;

        Assert.Equal((EngineType.Containerd, id, "cart", false, "0"), (cart.Type, cart.FullId, cart.Name, cart.IsPrivileged, cart.User));
        Assert.Equal((Daemon.Image, "docker.io/library/testbox", "1.0"), (cart.Image, cart.ImageRepository, cart.ImageTag));
        Assert.Equal(64, cart.ImageId.Length);
        Assert.Equal((sandbox, true, false, false), (cart.SandboxId, cart.HasHostNetwork, cart.HasHostPid, cart.HasHostIpc));
        Assert.Equal(
            ("cart-0", "shop", pod.Metadata.Uid, "birds"),
            (cart.Labels["io.kubernetes.pod.name"], cart.Labels["io.kubernetes.pod.namespace"], cart.Labels["io.kubernetes.pod.uid"], cart.SandboxLabels["team"]));
        Assert.Contains("A=1", cart.Environment);
        Assert.Contains(new MountDescription("/tmp", "/data", "", IsWritable: false, "private"), cart.Mounts);
        Assert.InRange(cart.Created, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 600, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1);

        var pause = (await runtime.FindAsync(sandbox[..12], CancellationToken.None))!;
        Assert.Equal((true, "cart-0", "registry.k8s.io/pause", "birds"), (pause.IsPodSandbox, pause.Name, pause.ImageRepository, pause.SandboxLabels["team"]));
        Assert.Null(await runtime.FindAsync("ffffffffffff", CancellationToken.None));
    }

    [Fact]
    public async Task Find_PrivilegedContainer_IsSoThroughBothInterfaces()
    {
        using var kubelet = new KubeletClient(_containerd.Socket, hasSlices: false);
        var pod = kubelet.Pod("root-0");
        pod.Linux.SecurityContext.Privileged = true;
        string id = kubelet.Create(kubelet.Run(pod), pod, "root", ["true"], config => config.Linux = new() { SecurityContext = new() { Privileged = true } });
        using var cri = new CriRuntime(_containerd.Socket);
        using var native = new ContainerdRuntime(_containerd.Socket, []);
        Assert.True((await cri.FindAsync(id[..12], CancellationToken.None))!.IsPrivileged);
        Assert.True((await native.FindAsync(id[..12], CancellationToken.None))!.IsPrivileged);
    }

    [Fact]
    public async Task Find_ContainerOfCtr_IsDescribedByContainerdAlone()
    {
        Daemon.Do("ctr", "-a", _containerd.Socket, "container", "create", "--env", "A=1", "--label", "team=birds", "--net-host", Daemon.Image, "by-hand-and-long", "sleep", "9");
        using var cri = new CriRuntime(_containerd.Socket);
        using var native = new ContainerdRuntime(_containerd.Socket, ["k8s.io"]);
        var container = (await native.FindAsync("by-hand-and-", CancellationToken.None))!;

        Assert.Equal((EngineType.Containerd, "by-hand-and-long", "by-hand-and-", "birds"), (container.Type, container.FullId, container.Name, container.Labels["team"]));
        Assert.Equal((Daemon.Image, "docker.io/library/testbox", "1.0"), (container.Image, container.ImageRepository, container.ImageTag));
        Assert.StartsWith("sha256:", container.ImageDigest, StringComparison.Ordinal);
        Assert.Equal((true, false, false), (container.HasHostNetwork, container.HasHostPid, container.IsPrivileged));
        Assert.Contains("A=1", container.Environment);
        Assert.Contains(container.Mounts, m => m.Destination == "/proc");
        Assert.Null(await cri.FindAsync("by-hand-and-", CancellationToken.None));
        Assert.Null(await native.FindAsync("by.hand", CancellationToken.None));
    }
}
