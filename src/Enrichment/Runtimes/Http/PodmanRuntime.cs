using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>The libpod API of podman, version 4 and later.</summary>
sealed class PodmanRuntime(string socket, bool withSize) : IRuntime
{
    const string Filters = """{"type":["container"],"event":["create","start"]}""";

    readonly UnixHttp _http = new(socket, "/v4.0.0/libpod");

    /// <inheritdoc/>
    public string Name => "podman";

    /// <inheritdoc/>
    public string Socket => socket;

    /// <inheritdoc/>
    public bool HasOnlyHexadecimalIds => true;

    /// <inheritdoc/>
    public async Task<ContainerDescription?> FindAsync(string id, CancellationToken stop)
    {
        string path = $"/containers/{Uri.EscapeDataString(id)}/json{(withSize ? "?size=true" : "")}";
        var container = await _http.GetAsync(path, HttpJson.Default.InspectedContainer, stop).ConfigureAwait(false);
        if (container is null || InspectedDescription.Of(container, EngineType.Podman) is not { } description) return null;
        var image = ImageName.Parse(container.ImageName ?? "");
        return description with
        {
            Image = container.ImageName ?? "",
            ImageRepository = image.Repository,
            ImageTag = image.Tag,
            ImageDigest = container.ImageDigest is { Length: > 0 } digest ? digest : image.Digest,
            ImageId = container.Image ?? "",
            SandboxId = container.Pod ?? "",
        };
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> WatchAsync(CancellationToken stop) =>
        _http.WatchAsync("/containers/json", "/events?stream=true&filters=" + Uri.EscapeDataString(Filters), stop);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
