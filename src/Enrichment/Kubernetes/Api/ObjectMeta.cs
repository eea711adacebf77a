namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>What is read of the metadata of an object.</summary>
sealed record ObjectMeta(
    string? Name, string? Namespace, string? Uid, string? ResourceVersion, Dictionary<string, string>? Labels, ObjectAnnotations? Annotations,
    List<OwnerReference>? OwnerReferences)
{
    /// <summary>The object that this one is managed by, if it is of a kind.</summary>
    public OwnerReference? OwnerOf(string kind) => OwnerReferences?.Find(o => o is { Controller: true, Uid.Length: > 0, Name.Length: > 0 } && o.Kind == kind);
}
