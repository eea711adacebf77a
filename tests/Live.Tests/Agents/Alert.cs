using System.Text.Json;

namespace Gyrfalcon.Live.Tests.Agents;

/// <summary>One alert, as its JSON line says it.</summary>
sealed class Alert
{
    readonly JsonElement _json;

    public Alert(string line)
    {
        Line = line;
        using var document = JsonDocument.Parse(line);
        _json = document.RootElement.Clone();
    }

    /// <summary>The line as printed.</summary>
    public string Line { get; }

    public string Rule => Text("rule")!;

    public string Priority => Text("priority")!;

    public string Output => Text("output")!;

    /// <summary>The text of an output field; null when the alert does not have it or has no value for it.</summary>
    public string? this[string field] =>
        _json.GetProperty("output_fields").TryGetProperty(field, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    /// <summary>Why the alert lacks what runtimes know of its container; null when it does not.</summary>
    public string? Enrichment => _json.TryGetProperty("enrichment", out JsonElement reason) ? reason.GetString() : null;

    public string? ContainerId => this["container.id"];

    public override string ToString() => Line;

    string? Text(string property) => _json.GetProperty(property).GetString();
}
