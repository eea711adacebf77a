using System.Text.Json.Nodes;

namespace Gyrfalcon.Deployment.Tests.Azure;

/// <summary>An alert line as it comes out of a pod with the seed's values.</summary>
sealed record SeedAlert(string Line)
{
    public JsonObject Json => JsonNode.Parse(Line)!.AsObject();
}
