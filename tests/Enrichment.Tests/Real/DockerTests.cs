using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes.Http;
using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Enrichment.Tests.Real;

/// <summary>What docker says.</summary>
public sealed class DockerTests(Docker docker) : IClassFixture<Docker>
{
    [Fact]
    public async Task Find_Container_IsDescribed()
    {
        Assert.SkipWhen(docker.Skipped is not null, docker.Skipped ?? "");
        string id = docker.Run(
            "create", "--name", "cart", "--network", "host", "--privileged", "--user", "app", "--env", "A=1", "--label", "team=shop", "--memory", "64m", "--cpu-shares", "512",
            "--cpuset-cpus", "0", "--volume", "/tmp:/data:ro", "--health-cmd", "true", Docker.Image, "sleep", "9").Trim().Split('\n')[^1];
        using var runtime = new DockerRuntime(docker.Socket, withSize: true);
        var cart = (await runtime.FindAsync(id[..12], CancellationToken.None))!;

        Assert.Equal((EngineType.Docker, id, "cart", "app", true), (cart.Type, cart.FullId, cart.Name, cart.User, cart.IsPrivileged));
        Assert.Equal((Docker.Image, "testbox", "1.0", 64), (cart.Image, cart.ImageRepository, cart.ImageTag, cart.ImageId.Length));
        Assert.Equal((true, false, "shop"), (cart.HasHostNetwork, cart.HasHostPid, cart.Labels["team"]));
        Assert.Equal((64L << 20, 512L, 1L), (cart.MemoryLimit, cart.CpuShares, cart.CpuCount));
        Assert.Equal(new MountDescription("/tmp", "/data", "ro", IsWritable: false, ""), Assert.Single(cart.Mounts) with { Propagation = "" });
        Assert.Contains("A=1", cart.Environment);
        Assert.Equal("/bin/sh -c true", $"{cart.HealthCheck!.Exe} {string.Join(' ', cart.HealthCheck.Arguments)}");
        Assert.True(cart.Size >= 0);
        Assert.Null(await runtime.FindAsync("ffffffffffff", CancellationToken.None));
    }

    [Fact]
    public async Task Watch_RunningAndNewContainers_AreTold()
    {
        Assert.SkipWhen(docker.Skipped is not null, docker.Skipped ?? "");
        string old = docker.Run("run", "-d", "--network", "none", Docker.Image).Trim();
        using var runtime = new DockerRuntime(docker.Socket, withSize: false);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? made = null;
        await foreach (string id in runtime.WatchAsync(stop.Token))
        {
            if (id == old) made = docker.Run("create", "--network", "none", Docker.Image).Trim();
            else if (id == made) return;
        }

        Assert.Fail("the stream ended");
    }
}
