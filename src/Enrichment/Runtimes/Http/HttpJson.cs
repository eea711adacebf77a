using System.Text.Json.Serialization;

namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>Readers of what docker and podman answer, made at build time. Both spell keys alike but for the case.</summary>
[JsonSerializable(typeof(InspectedContainer))]
[JsonSerializable(typeof(InspectedImage))]
[JsonSerializable(typeof(List<ListedContainer>))]
[JsonSerializable(typeof(RuntimeEvent))]
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
sealed partial class HttpJson : JsonSerializerContext;
