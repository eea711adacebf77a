using Gyrfalcon.Enrichment.Kubernetes.Api;

namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>A pod, or something that a pod belongs to, as the stream is told of it.</summary>
/// <param name="Kind">The kind as the API spells it.</param>
/// <param name="Uid">The uid; of a pod the one that is in its cgroups.</param>
/// <param name="Name">The name.</param>
/// <param name="Namespace">The namespace; empty of a namespace.</param>
/// <param name="Labels">The labels; none where only the name is known.</param>
sealed record ClusterResource(string Kind, string Uid, string Name, string Namespace, IReadOnlyDictionary<string, string> Labels)
{
    static readonly Dictionary<string, string> _none = [];

    /// <summary>An object of the API server.</summary>
    public static ClusterResource Of(string kind, ObjectMeta meta) =>
        new(kind, meta.Annotations?.Mirror is { Length: > 0 } mirror ? mirror : meta.Uid!, meta.Name!, meta.Namespace ?? "", meta.Labels ?? _none);

    /// <summary>An owner: with all that is known of it, or with what the owned object says.</summary>
    public static ClusterResource Of(OwnerReference owner, string ns, ObjectMeta? meta) =>
        meta is not null && meta.Uid == owner.Uid ? Of(owner.Kind!, meta) : new(owner.Kind!, owner.Uid!, owner.Name!, ns, _none);
}
