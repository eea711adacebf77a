using System.Text.Json.Serialization;

namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>The one annotation that is read; others can be large.</summary>
/// <param name="Mirror">Of a pod that comes from a file of the node: the uid by which the node knows it.</param>
sealed record ObjectAnnotations([property: JsonPropertyName("kubernetes.io/config.mirror")] string? Mirror);
