using Gyrfalcon.Enrichment.Runtimes;
using Gyrfalcon.Enrichment.Runtimes.Containerd;
using Gyrfalcon.Enrichment.Runtimes.Cri;
using Gyrfalcon.Enrichment.Runtimes.Http;
using Gyrfalcon.Tests.Runtimes;

namespace Gyrfalcon.Enrichment.Tests.Fakes;

/// <summary>What each client makes of a socket that does not behave.</summary>
public sealed class BadRuntimeTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string runtime in (string[])["cri", "docker", "podman", "containerd"])
            foreach (string behaviour in (string[])["closes", "garbage", "html", "endless"]) cases.Add(runtime, behaviour);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task FindAndWatch_SocketMisbehaves_FailWithAShortReason(string name, string behaviour)
    {
        using var socket = new BadSocket(BadSocket.Behaviour(behaviour));
        using var runtime = Create(name, socket.Path);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var error = await Assert.ThrowsAsync<RuntimeException>(() => runtime.FindAsync("3f1c9a7b5e2d", stop.Token));
        Assert.InRange(error.Message.Length, 5, 200);
        await Assert.ThrowsAsync<RuntimeException>(() => CountAsync(runtime, stop.Token));
    }

    [Theory]
    [InlineData("cri")]
    [InlineData("docker")]
    [InlineData("podman")]
    [InlineData("containerd")]
    public async Task FindAndWatch_SocketHangs_EndWhenToldTo(string name)
    {
        using var socket = new BadSocket(BadSocket.Behaviour("hangs"));
        using var runtime = Create(name, socket.Path);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runtime.FindAsync("3f1c9a7b5e2d", stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CountAsync(runtime, stop.Token));
    }

    [Theory]
    [InlineData("cri")]
    [InlineData("docker")]
    [InlineData("podman")]
    [InlineData("containerd")]
    public async Task Find_NobodyListens_SaysSo(string name)
    {
        var socket = new BadSocket(BadSocket.Behaviour("hangs"));
        using var runtime = Create(name, socket.Path);
        string copy = socket.Path;
        socket.Dispose();
        using (var bound = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified))
            bound.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(copy));
        var error = await Assert.ThrowsAsync<RuntimeException>(() => runtime.FindAsync("3f1c9a7b5e2d", CancellationToken.None));
        Assert.Contains(error.Message, (string[])["connection refused", "no such socket"]);
        File.Delete(copy);
    }

    static IRuntime Create(string name, string socket) => name switch
    {
        "cri" => new CriRuntime(socket),
        "docker" => new DockerRuntime(socket, withSize: false),
        "podman" => new PodmanRuntime(socket, withSize: false),
        _ => new ContainerdRuntime(socket, []),
    };

    static async Task<int> CountAsync(IRuntime runtime, CancellationToken stop)
    {
        int count = 0;
        await foreach (string _ in runtime.WatchAsync(stop)) count++;
        return count;
    }
}
