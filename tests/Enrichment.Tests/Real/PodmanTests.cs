using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes.Http;
using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Enrichment.Tests.Real;

/// <summary>What podman says.</summary>
public sealed class PodmanTests(Podman podman) : IClassFixture<Podman>
{
    [Fact]
    public async Task Find_ContainerInAPod_IsDescribed()
    {
        Assert.SkipWhen(podman.Skipped is not null, podman.Skipped ?? "");
        string pod = podman.Run("pod", "create", "--name", "shop", "--infra=false").Trim();
        string id = podman.Run(
            "create", "--pod", "shop", "--name", "cart", "--network", "host", "--user", "app", "--env", "A=1", "--label", "team=birds", "--volume", "/tmp:/data:ro",
            "--health-cmd", "true", Podman.Image, "sleep", "9").Trim();
        using var runtime = new PodmanRuntime(podman.Socket, withSize: true);
        var cart = (await runtime.FindAsync(id[..12], CancellationToken.None))!;

        Assert.Equal((EngineType.Podman, id, "cart", "app", false), (cart.Type, cart.FullId, cart.Name, cart.User, cart.IsPrivileged));
        Assert.Equal((Podman.Image, "docker.io/library/testbox", "1.0", 64), (cart.Image, cart.ImageRepository, cart.ImageTag, cart.ImageId.Length));
        Assert.StartsWith("sha256:", cart.ImageDigest, StringComparison.Ordinal);
        Assert.Equal((pod, true, "birds"), (cart.SandboxId, cart.HasHostNetwork, cart.Labels["team"]));
        Assert.Contains(cart.Mounts, m => m is { Source: "/tmp", Destination: "/data", IsWritable: false });
        Assert.Contains("A=1", cart.Environment);
        Assert.NotNull(cart.HealthCheck);
        Assert.Null(await runtime.FindAsync("ffffffffffff", CancellationToken.None));
    }

    [Fact]
    public async Task Watch_RunningAndNewContainers_AreTold()
    {
        Assert.SkipWhen(podman.Skipped is not null, podman.Skipped ?? "");
        string old = podman.Run("run", "-d", "--network", "none", Podman.Image).Trim();
        using var runtime = new PodmanRuntime(podman.Socket, withSize: false);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? made = null;
        await foreach (string id in runtime.WatchAsync(stop.Token))
        {
            if (id == old) made = podman.Run("create", "--network", "none", Podman.Image).Trim();
            else if (id == made) return;
        }

        Assert.Fail("the stream ended");
    }
}
