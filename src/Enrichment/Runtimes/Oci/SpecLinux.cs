using System.Text.Json;

namespace Gyrfalcon.Enrichment.Runtimes.Oci;

/// <summary>What is particular to Linux.</summary>
sealed record SpecLinux(
    List<SpecNamespace?>? Namespaces, SpecResources? Resources, string? RootfsPropagation, List<string>? MaskedPaths, List<string>? ReadonlyPaths, JsonElement Seccomp);
