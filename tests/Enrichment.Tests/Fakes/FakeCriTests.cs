using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes.Cri;

namespace Gyrfalcon.Enrichment.Tests.Fakes;

/// <summary>CRI runtimes of which there is no package: what CRI-O adds to a status, and one that tells of nothing by itself.</summary>
public sealed class FakeCriTests
{
    static readonly string _id = new('a', 64), _podId = new('b', 64), _otherId = new('c', 64);

    [Fact]
    public async Task Find_ContainerOfCrio_IsDescribedWithItsPod()
    {
        await using var crio = await CrioAsync();
        using var runtime = new CriRuntime(crio.Path);
        var container = (await runtime.FindAsync("aaaaaaaaaaaa", CancellationToken.None))!;

        Assert.Equal((EngineType.Crio, "cart", "1000", true), (container.Type, container.Name, container.User, container.IsPrivileged));
        Assert.Equal(
            ("quay.io/shop/cart:1.4", "quay.io/shop/cart", "1.4", "sha256:dd"),
            (container.Image, container.ImageRepository, container.ImageTag, container.ImageDigest));
        Assert.Equal((50_000, 2, 1L << 20), (container.CpuQuota, container.CpuCount, container.MemoryLimit));
        Assert.Equal((_podId, "10.85.0.7", """{"ips":["10.85.0.7"]}""", true), (container.SandboxId, container.Ip, container.CniJson, container.HasHostNetwork));
        Assert.Equal(("cart-0", "shop", "uid-1"), (container.Labels["io.kubernetes.pod.name"], container.Labels["io.kubernetes.pod.namespace"], container.Labels["io.kubernetes.pod.uid"]));
        Assert.Equal("birds", container.SandboxLabels["team"]);
        Assert.Equal(new MountDescription("/var/x", "/data", "", IsWritable: true, "rshared"), Assert.Single(container.Mounts));
    }

    [Fact]
    public async Task Find_SandboxOfCrio_IsThePod()
    {
        await using var crio = await CrioAsync();
        using var runtime = new CriRuntime(crio.Path);
        var pod = (await runtime.FindAsync("bbbbbbbbbbbb", CancellationToken.None))!;
        Assert.Equal((true, "cart-0", "10.85.0.7", "birds"), (pod.IsPodSandbox, pod.Name, pod.Ip, pod.SandboxLabels["team"]));
        Assert.Null(await runtime.FindAsync("ffffffffffff", CancellationToken.None));
    }

    [Theory]
    [InlineData("cri-o", true)]
    [InlineData("other", false)]
    public async Task Watch_WithAndWithoutEvents_TellsOfAllThatRunAndCome(string name, bool hasEvents)
    {
        await using var cri = await FakeCri.StartAsync(name, hasEvents);
        AddCart(cri);
        using var runtime = new CriRuntime(cri.Path);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        HashSet<string> seen = [];
        bool isAdded = false;
        await foreach (string id in runtime.WatchAsync(stop.Token))
        {
            seen.Add(id);
            if (seen.Count == 2 && !isAdded) cri.Add(new ContainerStatusResponse { Status = new() { Id = _otherId } });
            isAdded |= seen.Count == 2;
            if (seen.Count == 3) break;
        }

        Assert.Equal([_id, _podId, _otherId], seen.Order(StringComparer.Ordinal));
    }

    static async Task<FakeCri> CrioAsync()
    {
        var crio = await FakeCri.StartAsync("cri-o", hasEvents: true);
        AddCart(crio);
        return crio;
    }

    static void AddCart(FakeCri cri)
    {
        cri.Add(new PodSandboxStatusResponse
        {
            Status = new()
            {
                Id = _podId,
                Metadata = new() { Name = "cart-0", Namespace = "shop", Uid = "uid-1" },
                Network = new() { Ip = "10.85.0.7" },
                Linux = new() { Namespaces = new() { Options = new() { Network = NamespaceMode.Node } } },
                Labels = { ["team"] = "birds" },
            },
            Info = { ["info"] = """{"image":"pause","pid":7,"runtimeSpec":{"annotations":{"io.kubernetes.cri-o.CNIResult":"{\"ips\":[\"10.85.0.7\"]}"}}}""" },
        });
        cri.Add(new ContainerStatusResponse
        {
            Status = new()
            {
                Id = _id,
                Metadata = new() { Name = "cart" },
                Image = new() { Image = "quay.io/shop/cart:1.4" },
                ImageRef = "quay.io/shop/cart@sha256:dd",
                User = new() { Linux = new() { Uid = 1000 } },
                Resources = new() { Linux = new() { CpuQuota = 50_000, CpusetCpus = "0-1", MemoryLimitInBytes = 1 << 20 } },
                Mounts = { new Mount { HostPath = "/var/x", ContainerPath = "/data", Propagation = MountPropagation.PropagationBidirectional } },
            },
            Info = { ["info"] = $$$$"""{"sandboxID":"{{{{_podId}}}}","pid":9,"privileged":true,"runtimeSpec":{"process":{"user":{"uid":7},"env":["A=1"]}}}""" },
        });
    }
}
