using System.Text.Json;
using System.Text.Json.Serialization;
using Gyrfalcon.Enrichment.Runtimes.Oci;

namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>
/// What runtimes add to a status when asked to be verbose: JSON under the key <c>info</c>. Its form is theirs; the keys here are
/// those that containerd and CRI-O share, or have for the same.
/// </summary>
sealed record CriInfo(
    [property: JsonPropertyName("sandboxID")] string? SandboxId, bool? Privileged, string? Image, CriConfig? Config, RuntimeSpec? RuntimeSpec, JsonElement CniResult)
{
    /// <summary>Nothing.</summary>
    public static CriInfo None { get; } = new(null, null, null, null, null, default);

    /// <summary>Whether the container was made privileged.</summary>
    public bool IsPrivileged => Config?.Linux?.SecurityContext?.Privileged ?? Privileged ?? false;

    /// <summary>Reads the info of a status; <see cref="None"/> where there is none, or it is of another form.</summary>
    public static CriInfo Read(IDictionary<string, string> info)
    {
        if (!info.TryGetValue("info", out string? json)) return None;
        try
        {
            return JsonSerializer.Deserialize(json, CriJson.Default.CriInfo) ?? None;
        }
        catch (JsonException)
        {
            return None;
        }
    }
}
