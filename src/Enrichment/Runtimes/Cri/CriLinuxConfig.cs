using System.Text.Json.Serialization;

namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>The part of it that is particular to Linux.</summary>
sealed record CriLinuxConfig([property: JsonPropertyName("security_context")] CriSecurityContext? SecurityContext);
