using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>The Docker Engine API. Its paths carry no version: these calls have not changed since 1.24.</summary>
sealed class DockerRuntime(string socket, bool withSize) : IRuntime
{
    const string Filters = """{"type":["container"],"event":["create","start"]}""";

    readonly UnixHttp _http = new(socket, "");

    /// <inheritdoc/>
    public string Name => "docker";

    /// <inheritdoc/>
    public string Socket => socket;

    /// <inheritdoc/>
    public bool HasOnlyHexadecimalIds => true;

    /// <inheritdoc/>
    public async Task<ContainerDescription?> FindAsync(string id, CancellationToken stop)
    {
        var container = await InspectAsync(id, stop).ConfigureAwait(false);
        if (container is null || InspectedDescription.Of(container, EngineType.Docker) is not { } description) return null;
        if (description.Ip.Length == 0 && container.HostConfig?.NetworkMode is { } mode && mode.StartsWith("container:", StringComparison.Ordinal))
        {
            var other = await InspectAsync(mode["container:".Length..], stop).ConfigureAwait(false);
            description = description with { Ip = (other is null ? null : InspectedDescription.Of(other, EngineType.Docker))?.Ip ?? "" };
        }

        var image = container.Image is { Length: > 0 } imageId
            ? await _http.GetAsync($"/images/{Uri.EscapeDataString(imageId)}/json", HttpJson.Default.InspectedImage, stop).ConfigureAwait(false)
            : null;
        return WithImage(description, container, image);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> WatchAsync(CancellationToken stop) =>
        _http.WatchAsync("/containers/json", "/events?filters=" + Uri.EscapeDataString(Filters), stop);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    Task<InspectedContainer?> InspectAsync(string id, CancellationToken stop) =>
        _http.GetAsync($"/containers/{Uri.EscapeDataString(id)}/json{(withSize ? "?size=1" : "")}", HttpJson.Default.InspectedContainer, stop);

    // The container has the name that it was asked for by; the image has all its names, and digests only if it came from a registry.
    static ContainerDescription WithImage(ContainerDescription description, InspectedContainer container, InspectedImage? image)
    {
        string asked = container.Config?.Image ?? "";
        var name = ImageName.Parse(asked);
        bool isId = asked.StartsWith("sha256:", StringComparison.Ordinal) || image?.Id?.Contains(asked, StringComparison.Ordinal) == true;
        var digests = (image?.RepoDigests ?? []).Select(ImageName.Parse).ToList();
        var tags = (image?.RepoTags ?? []).Select(ImageName.Parse).ToList();
        string repository = !isId ? name.Repository
            : digests.Select(d => d.Repository).Concat(tags.Select(t => t.Repository)).FirstOrDefault() ?? "";
        string tag = name.Tag.Length > 0 && !isId ? name.Tag : tags.Find(t => t.Repository == repository).Tag ?? "";
        string digest = name.Digest.Length > 0 ? name.Digest
            : digests.Find(d => d.Repository == repository).Digest ?? (digests.Count == 1 ? digests[0].Digest : "");
        return description with
        {
            Image = asked,
            ImageRepository = repository,
            ImageTag = tag,
            ImageDigest = digest,
            ImageId = (image?.Id ?? container.Image ?? "").Replace("sha256:", "", StringComparison.Ordinal),
        };
    }
}
