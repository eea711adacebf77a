using Gyrfalcon.Live.Tests.Rules;
using Gyrfalcon.Live.Tests.Support;
using Gyrfalcon.Tests.Runtimes;
using Gyrfalcon.Tests.Runtimes.Kubelet;

namespace Gyrfalcon.Live.Tests.Images;

/// <summary>The image under containerd: its stock rules detect what happens in another pod, and say which.</summary>
public sealed class ImageTests : IClassFixture<ContainerdWithSlices>, IDisposable
{
    readonly ContainerdWithSlices _containerd;
    readonly KubeletClient _kubelet;

    public ImageTests(ContainerdWithSlices containerd)
    {
        Requirements.SkipUnlessLive();
        Assert.SkipWhen(containerd.Skipped is not null, containerd.Skipped ?? "");
        Assert.SkipUnless(Repository.Binary.EndsWith("gyr", StringComparison.Ordinal), "the image is made of the native binary");
        (_containerd, _kubelet) = (containerd, new(containerd.Socket, hasSlices: true));
        ImagePod.Import(containerd);
    }

    [Fact]
    public void Pod_Privileged_DetectsWhatAnotherPodDoes()
    {
        using var agent = new ImagePod(_containerd, _kubelet, new() { Privileged = true }, isPrivileged: true);
        AssertDetects(agent);
    }

    [Fact]
    public void Pod_WithTheCapabilitiesItNeedsAlone_DetectsWhatAnotherPodDoes()
    {
        using var agent = new ImagePod(_containerd, _kubelet, LeastPrivileges(), isPrivileged: false);
        AssertDetects(agent);
    }

    public void Dispose() => _kubelet?.Dispose();

    static ContainerSecurity LeastPrivileges() => new()
    {
        Capabilities = new() { AddCapabilities = { "BPF", "PERFMON", "SYS_PTRACE", "DAC_READ_SEARCH" }, DropCapabilities = { "ALL" } },
        ReadonlyRootfs = true,
        NoNewPrivs = true,
    };

    void AssertDetects(ImagePod agent)
    {
        var pod = _kubelet.Pod("shop-0");
        string sandbox = _kubelet.Run(pod);
        string container = _kubelet.Create(sandbox, pod, "cart", ["cat", "/etc/shadow"]);
        _kubelet.Start(container);
        _kubelet.Wait(container);

        var alert = agent.WaitForAlert(container);
        Assert.Equal(
            (RuleNames.SensitiveFile, "cart", Containerd.Image, "shop-0", "shop", "root"),
            (alert.Rule, alert["container.name"], alert["container.image"], alert["k8s.pod.name"], alert["k8s.ns.name"], alert["user.name"]));
        _kubelet.Remove(sandbox);
    }
}
