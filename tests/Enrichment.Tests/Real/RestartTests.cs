using System.Text;
using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Enrichment.Tests.Real;

/// <summary>A containerd that goes and comes back.</summary>
public sealed class RestartTests(Containerd containerd) : IClassFixture<Containerd>
{
    [Fact]
    public void Request_WhileItIsAway_HasAReasonAndComesWhenItIsBack()
    {
        Assert.SkipWhen(containerd.Skipped is not null, containerd.Skipped ?? "");
        var options = new ContainerOptions { Docker = [], Podman = [], Containerd = [], Cri = [containerd.Socket] };
        using var kubelet = new KubeletClient(containerd.Socket, hasSlices: false);
        var pod = kubelet.Pod("cart-0");
        string sandbox = kubelet.Run(pod);
        string old = kubelet.Create(sandbox, pod, "old", ["true"])[..12];
        var answers = new Answers();
        using var lookup = ContainerLookup.Start(options, "", answers.Deliver, _ => { });
        Assert.Equal("old", Encoding.UTF8.GetString(answers.Await(old).Name));
        string announced = kubelet.Create(sandbox, pod, "announced", ["true"])[..12];
        answers.Await(announced);

        containerd.StopServer();
        lookup.Request("ffffffffffff"u8);
        Assert.Equal("no container runtime to ask", answers.AwaitFailure("ffffffffffff"));

        containerd.StartServer();
        using var again = new KubeletClient(containerd.Socket, hasSlices: false);
        string id = again.Create(sandbox, pod, "new", ["true"])[..12];
        Assert.Equal("new", Encoding.UTF8.GetString(answers.Await(id).Name));
    }
}
