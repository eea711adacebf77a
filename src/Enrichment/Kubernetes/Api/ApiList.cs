namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>A page of a list.</summary>
sealed record ApiList(ListMeta? Metadata, List<ApiObject>? Items);
