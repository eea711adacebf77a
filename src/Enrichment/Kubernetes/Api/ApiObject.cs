namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>An object, or the status that a watch ends with in place of one.</summary>
/// <param name="Metadata">The metadata.</param>
/// <param name="Spec">Of a service.</param>
/// <param name="Code">Of a status: the code that a call would have had.</param>
sealed record ApiObject(ObjectMeta? Metadata, ServiceSpec? Spec, int? Code);
