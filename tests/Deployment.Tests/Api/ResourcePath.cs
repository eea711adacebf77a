namespace Gyrfalcon.Deployment.Tests.Api;

/// <summary>What a path of the API names: <c>/apis/apps/v1/namespaces/NAMESPACE/daemonsets/NAME/status</c>.</summary>
/// <param name="ApiVersion"><c>v1</c> or <c>apps/v1</c>.</param>
/// <param name="Namespace">Empty for what has none.</param>
/// <param name="Resource">The plural.</param>
/// <param name="Name">Empty for all of them.</param>
/// <param name="Part">What is asked of it, such as <c>log</c>; empty for itself.</param>
sealed record ResourcePath(string ApiVersion, string Namespace, string Resource, string Name, string Part)
{
    /// <summary>The key of an object.</summary>
    public string Key => $"{ApiVersion}/{Namespace}/{Resource}/{Name}";

    /// <summary>Null when the path names no resource.</summary>
    public static ResourcePath? Parse(string path)
    {
        string[] steps = path.Trim('/').Split('/');
        int at = steps[0] switch { "api" => 2, "apis" => 3, _ => steps.Length };
        if (steps.Length <= at) return null;
        string version = string.Join('/', steps[1..at]);
        string @namespace = "";
        if (steps[at] == "namespaces" && steps.Length > at + 2)
        {
            @namespace = steps[at + 1];
            at += 2;
        }

        return new(version, @namespace, steps[at], steps.ElementAtOrDefault(at + 1) ?? "", steps.ElementAtOrDefault(at + 2) ?? "");
    }

    /// <summary>The path of an object of this resource.</summary>
    public ResourcePath Of(string name) => this with { Name = name };
}
