using Gyrfalcon.Capture;
using Gyrfalcon.Capture.Users;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Enrichment;
using Gyrfalcon.Enrichment.Kubernetes;

namespace Gyrfalcon.Hosting;

/// <summary>The state of this host, before the first event of a source, with all who tell that source of containers, pods and users.</summary>
sealed class LiveHost : IDisposable
{
    readonly ContainerLookup? _containers;
    readonly KubernetesLookup? _kubernetes;

    /// <summary>Begins to ask the runtimes and the API server that the settings name.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="source">The source; it stays the caller's.</param>
    /// <param name="log">Told of those that fail.</param>
    public LiveHost(Settings settings, LiveSource source, Action<string> log)
    {
        _containers = settings.Containers is { } options ? ContainerLookup.Start(options, Live.HostRoot, source.Post, log) : null;
        _kubernetes = KubernetesLookup.Start(settings.Kubernetes, source.Post, log);
        State = new(settings.StateLimits)
        {
            RequestThread = source.RequestThread,
            RequestContainer = _containers is null ? null : _containers.Request,
            RequestPod = _kubernetes is null ? null : _kubernetes.Request,
            KeepsDescriptions = settings.Recording is not null,
            OnlyContainer = settings.Containers?.Static?.Id,
        };
        Events = new(source, State, Live.HostRoot);
    }

    /// <summary>The state.</summary>
    public HostState State { get; }

    /// <summary>The events of the source together with the users of the containers that they happen in.</summary>
    public ContainerUserSource Events { get; }

    public void Dispose()
    {
        Events.Dispose();
        _kubernetes?.Dispose();
        _containers?.Dispose();
    }
}
