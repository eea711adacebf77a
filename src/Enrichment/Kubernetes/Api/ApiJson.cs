using System.Text.Json.Serialization;

namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>Readers of what the API server answers, made at build time.</summary>
[JsonSerializable(typeof(ApiObject))]
[JsonSerializable(typeof(ApiList))]
[JsonSerializable(typeof(WatchEvent))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
sealed partial class ApiJson : JsonSerializerContext;
