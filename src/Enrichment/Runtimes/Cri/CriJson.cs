using System.Text.Json.Serialization;

namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>Readers of <see cref="CriInfo"/>, made at build time.</summary>
[JsonSerializable(typeof(CriInfo))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
sealed partial class CriJson : JsonSerializerContext;
