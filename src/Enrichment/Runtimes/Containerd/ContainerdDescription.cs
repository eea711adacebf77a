using System.Globalization;
using System.Text.Json;
using Gyrfalcon.Enrichment.Description;
using Gyrfalcon.Enrichment.Runtimes.Oci;

namespace Gyrfalcon.Enrichment.Runtimes.Containerd;

/// <summary>Makes descriptions of what containerd stores of containers.</summary>
static class ContainerdDescription
{
    /// <summary>A container, and what its image is.</summary>
    public static ContainerDescription Of(Container container, ImageTarget? image)
    {
        var spec = SpecOf(container);
        var name = ImageName.Parse(container.Image);
        var description = new ContainerDescription
        {
            Type = EngineType.Containerd,
            FullId = container.Id,
            Name = ContainerDescription.Shorten(container.Id),
            Image = container.Image,
            ImageRepository = name.Repository,
            ImageTag = name.Tag,
            ImageDigest = image?.Digest ?? name.Digest,
            User = (spec.Process?.User?.Uid ?? 0).ToString(CultureInfo.InvariantCulture),
            IsPrivileged = spec.IsPrivileged,
            HasHostPid = spec.Lacks("pid"),
            HasHostNetwork = spec.Lacks("network"),
            HasHostIpc = spec.Lacks("ipc"),
            IsPodSandbox = container.Labels.TryGetValue("io.cri-containerd.kind", out string? kind) && kind == "sandbox",
            SandboxId = spec.Annotation("io.kubernetes.cri.sandbox-id") ?? "",
            Labels = new Dictionary<string, string>(container.Labels),
            Mounts = SpecDescription.MountsOf(spec),
            Environment = spec.Process?.Env ?? [],
            Created = container.CreatedAt?.Seconds ?? 0,
        };
        return SpecDescription.Limit(description, spec);
    }

    static RuntimeSpec SpecOf(Container container)
    {
        try
        {
            if (container.Spec is { } spec && JsonSerializer.Deserialize(spec.Value.Span, OciJson.Default.RuntimeSpec) is { } read) return read;
        }
        catch (JsonException)
        {
            // Of another runtime than runc: Windows, or none.
        }

        return new(null, null, null, null);
    }
}
