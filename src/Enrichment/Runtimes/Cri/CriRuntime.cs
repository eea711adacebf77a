using System.Runtime.CompilerServices;
using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes.Containerd;
using Gyrfalcon.Enrichment.Runtimes.Grpc;

namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>The Kubernetes Container Runtime Interface, v1: containerd, CRI-O, k3s.</summary>
sealed class CriRuntime(string socket) : IRuntime
{
    // Between two lists where a runtime tells of nothing by itself. Look-ups do not wait for it.
    static readonly TimeSpan _pollInterval = TimeSpan.FromSeconds(1);

    readonly UnixChannel _channel = new(socket);
    RuntimeService.RuntimeServiceClient? _client;
    volatile string? _runtimeName;

    /// <inheritdoc/>
    public string Name => "cri";

    /// <inheritdoc/>
    public string Socket => socket;

    /// <inheritdoc/>
    public bool HasOnlyHexadecimalIds => true;

    RuntimeService.RuntimeServiceClient Client => _client ??= new(_channel.Invoker);

    /// <inheritdoc/>
    public async Task<ContainerDescription?> FindAsync(string id, CancellationToken stop)
    {
        var type = await TypeAsync(stop).ConfigureAwait(false);

        // Both at once: whether an id is a container's or a pod's is not to be seen from it.
        var podCall = PodAsync(id, stop);
        var status = await UnixChannel.AskAsync(Client.ContainerStatusAsync(new() { ContainerId = id, Verbose = true }, cancellationToken: stop)).ConfigureAwait(false);
        var sandbox = await podCall.ConfigureAwait(false);
        if (status?.Status is null) return sandbox is null ? null : CriDescription.OfSandbox(sandbox.Status, CriInfo.Read(sandbox.Info), type);

        var info = CriInfo.Read(status.Info);
        var description = CriDescription.OfContainer(status.Status, info, type);
        string? sandboxId = info.SandboxId ?? await SandboxOfAsync(status.Status.Id, stop).ConfigureAwait(false);
        var pod = sandboxId is null ? null : await PodAsync(sandboxId, stop).ConfigureAwait(false);
        return pod is null ? description : CriPod.Describe(description, pod.Status, CriInfo.Read(pod.Info));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await TypeAsync(stop).ConfigureAwait(false);

        // containerd's own events come before the container is made known here, and in all of its versions.
        if (_runtimeName == "containerd")
        {
            using var events = ContainerdEvents.Subscribe(_channel, "k8s.io", stop);
            foreach (string id in await ListAsync(stop).ConfigureAwait(false)) yield return id;
            await foreach (string id in events.ReadAsync(stop).ConfigureAwait(false)) yield return id;
            yield break;
        }

        using var call = Client.GetContainerEvents(new(), cancellationToken: stop);
        foreach (string id in await ListAsync(stop).ConfigureAwait(false)) yield return id;
        await using var stream = UnixChannel.ReadAsync(call, stop).GetAsyncEnumerator(stop);
        while (await HasNextAsync(stream).ConfigureAwait(false) is { } hasNext)
        {
            if (!hasNext) yield break;
            if (stream.Current.ContainerEventType is ContainerEventType.ContainerCreatedEvent or ContainerEventType.ContainerStartedEvent)
                yield return stream.Current.ContainerId;
        }

        HashSet<string> known = [];
        for (; ; )
        {
            var ids = await ListAsync(stop).ConfigureAwait(false);
            foreach (string id in ids)
                if (!known.Contains(id)) yield return id;
            known = [.. ids];
            await Task.Delay(_pollInterval, stop).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    // Null where the runtime has no such stream.
    static async Task<bool?> HasNextAsync(IAsyncEnumerator<ContainerEventResponse> stream)
    {
        try
        {
            return await stream.MoveNextAsync().ConfigureAwait(false);
        }
        catch (RuntimeException e) when (UnixChannel.IsUnknownCall(e))
        {
            return null;
        }
    }

    async Task<EngineType> TypeAsync(CancellationToken stop)
    {
        _runtimeName ??= (await UnixChannel.AskAsync(Client.VersionAsync(new(), cancellationToken: stop)).ConfigureAwait(false))?.RuntimeName;
        return _runtimeName switch
        {
            "containerd" => EngineType.Containerd,
            "cri-o" => EngineType.Crio,
            _ => EngineType.Cri,
        };
    }

    async Task<PodSandboxStatusResponse?> PodAsync(string id, CancellationToken stop)
    {
        var pod = await UnixChannel.AskAsync(Client.PodSandboxStatusAsync(new() { PodSandboxId = id, Verbose = true }, cancellationToken: stop)).ConfigureAwait(false);
        return pod?.Status is null ? null : pod;
    }

    async Task<string?> SandboxOfAsync(string id, CancellationToken stop)
    {
        var list = await UnixChannel.AskAsync(Client.ListContainersAsync(new(), cancellationToken: stop)).ConfigureAwait(false);
        return list?.Containers.FirstOrDefault(c => c.Id == id)?.PodSandboxId;
    }

    async Task<List<string>> ListAsync(CancellationToken stop)
    {
        var pods = await UnixChannel.AskAsync(Client.ListPodSandboxAsync(new(), cancellationToken: stop)).ConfigureAwait(false);
        var containers = await UnixChannel.AskAsync(Client.ListContainersAsync(new(), cancellationToken: stop)).ConfigureAwait(false);
        return [.. (pods?.Items ?? []).Select(p => p.Id), .. (containers?.Containers ?? []).Select(c => c.Id)];
    }
}
