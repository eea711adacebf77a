using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>The image of a container, put together from the several places where runtimes tell parts of it.</summary>
readonly record struct CriImage(string Name, string Repository, string Tag, string Digest, string Id)
{
    // Where runtimes keep the name that the pod asked for, when the status has the id of the image only.
    static readonly string[] _nameAnnotations = ["io.kubernetes.cri.image-name", "io.kubernetes.cri-o.Image", "io.kubernetes.cri-o.ImageName"];

    /// <summary>Reads the image of a container.</summary>
    public static CriImage Read(ContainerStatus status, CriInfo info)
    {
        string asked = status.Image?.Image ?? "";
        if (asked.Length == 0 || asked.StartsWith("sha256:", StringComparison.Ordinal))
            asked = _nameAnnotations.Select(name => info.RuntimeSpec?.Annotation(name)).FirstOrDefault(name => name is not null) ?? asked;
        var name = ImageName.Parse(asked);

        // "host/image@sha256:…" names what the tag stood for when it was pulled; "sha256:…" is the id of an image never pushed.
        string reference = status.ImageRef;
        int at = reference.IndexOf('@');
        string digest = name.Digest.Length > 0 ? name.Digest : at >= 0 ? reference[(at + 1)..] : reference.StartsWith("sha256:", StringComparison.Ordinal) ? reference : "";
        string repository = name.Repository.Length > 0 ? name.Repository : at >= 0 ? reference[..at] : "";
        string id = status.ImageId.Length > 0 ? status.ImageId : at < 0 ? reference : "";
        return new(asked, repository, name.Tag, digest, id.StartsWith("sha256:", StringComparison.Ordinal) ? id["sha256:".Length..] : id);
    }
}
