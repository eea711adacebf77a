using System.Text.Json.Serialization;

namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>Readers of <see cref="RuntimeSpec"/>, made at build time.</summary>
[JsonSerializable(typeof(RuntimeSpec))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
sealed partial class OciJson : JsonSerializerContext;
