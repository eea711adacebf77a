using System.Runtime.CompilerServices;
using Grpc.Core;
using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes.Grpc;

namespace Gyrfalcon.Enrichment.Runtimes.Containerd;

/// <summary>containerd's own interface: containers that ctr, nerdctl and other tools made, which the CRI does not show.</summary>
/// <param name="socket">The socket.</param>
/// <param name="ignored">Namespaces that are left to other clients, which know more of what is in them.</param>
sealed class ContainerdRuntime(string socket, IReadOnlyCollection<string> ignored) : IRuntime
{
    readonly UnixChannel _channel = new(socket);

    /// <inheritdoc/>
    public string Name => "containerd";

    /// <inheritdoc/>
    public string Socket => socket;

    /// <inheritdoc/>
    public bool HasOnlyHexadecimalIds => false;

    /// <inheritdoc/>
    public async Task<ContainerDescription?> FindAsync(string id, CancellationToken stop)
    {
        // Names of lxc get here too, which hold what they like.
        if (!id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')) return null;
        foreach (string space in await NamespacesAsync(stop).ConfigureAwait(false))
        {
            // A short id is a prefix; of what an id may hold, only the dot means something in an expression.
            var found = await ListAsync(space, $"id~=\"^{id.Replace(".", "[.]", StringComparison.Ordinal)}\"", stop).ConfigureAwait(false);
            if (found.Find(c => c.Id == id) is { } exact) return await DescribeAsync(space, exact, stop).ConfigureAwait(false);
            if (found.Find(c => ContainerDescription.Shorten(c.Id) == id) is { } container) return await DescribeAsync(space, container, stop).ConfigureAwait(false);
        }

        return null;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken stop)
    {
        using var events = ContainerdEvents.Subscribe(_channel, null, stop);
        foreach (string space in await NamespacesAsync(stop).ConfigureAwait(false))
            foreach (var container in await ListAsync(space, null, stop).ConfigureAwait(false)) yield return container.Id;
        await foreach (string id in events.ReadAsync(stop).ConfigureAwait(false)) yield return id;
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    async Task<List<string>> NamespacesAsync(CancellationToken stop)
    {
        var client = new Namespaces.NamespacesClient(_channel.Invoker);
        var answer = await UnixChannel.AskAsync(client.ListAsync(new(), cancellationToken: stop)).ConfigureAwait(false);
        return [.. (answer?.Namespaces ?? []).Select(n => n.Name).Where(n => !ignored.Contains(n))];
    }

    async Task<List<Container>> ListAsync(string space, string? filter, CancellationToken stop)
    {
        var request = new ListContainersRequest();
        if (filter is not null) request.Filters.Add(filter);
        var client = new Containers.ContainersClient(_channel.Invoker);
        var answer = await UnixChannel.AskAsync(client.ListAsync(request, In(space), cancellationToken: stop)).ConfigureAwait(false);
        return [.. answer?.Containers ?? []];
    }

    async Task<ContainerDescription> DescribeAsync(string space, Container container, CancellationToken stop)
    {
        var client = new Images.ImagesClient(_channel.Invoker);
        var image = container.Image.Length == 0
            ? null
            : await UnixChannel.AskAsync(client.GetAsync(new() { Name = container.Image }, In(space), cancellationToken: stop)).ConfigureAwait(false);
        return ContainerdDescription.Of(container, image?.Image?.Target);
    }

    static Metadata In(string space) => new() { { "containerd-namespace", space } };
}
