using System.Globalization;
using System.Text.Json.Nodes;

namespace Gyrfalcon.Deployment.Tests.Api;

/// <summary>The objects of the server, by path.</summary>
sealed class Objects
{
    readonly Dictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    int _version;

    /// <summary>The version of the newest change.</summary>
    public string Version => _version.ToString(CultureInfo.InvariantCulture);

    public JsonObject? Find(ResourcePath path) => _objects.GetValueOrDefault(path.Key);

    /// <summary>Those of a resource, in a namespace or in all, that have the labels of a selector.</summary>
    public List<JsonObject> List(ResourcePath path, string selector)
    {
        string[] wanted = selector.Split(',', StringSplitOptions.RemoveEmptyEntries);
        return [.. _objects
            .Where(o => o.Key.StartsWith($"{path.ApiVersion}/{path.Namespace}", StringComparison.Ordinal) && o.Key.Contains($"/{path.Resource}/", StringComparison.Ordinal))
            .OrderBy(o => o.Key, StringComparer.Ordinal)
            .Select(o => o.Value)
            .Where(o => wanted.All(w => Matches(o, w)))];
    }

    /// <summary>Puts an object in the place of what is there, with what a server adds.</summary>
    public JsonObject Put(ResourcePath path, JsonObject value)
    {
        var old = Find(path);
        var metadata = value["metadata"]!.AsObject();
        value["apiVersion"] ??= path.ApiVersion;
        value["kind"] ??= Discovery.Kind(path);
        if (path.Namespace.Length > 0) metadata["namespace"] = path.Namespace;
        metadata["uid"] ??= Guid.NewGuid().ToString();
        metadata["creationTimestamp"] ??= DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        metadata["resourceVersion"] = (++_version).ToString(CultureInfo.InvariantCulture);
        metadata["generation"] = ((int?)old?["metadata"]?["generation"] ?? 0) + 1;
        _objects[path.Key] = value;
        return value;
    }

    public bool Remove(ResourcePath path)
    {
        _version++;
        return _objects.Remove(path.Key);
    }

    // name=value, name!=value, name in (a,b) are all that clients ask here; the last with one value.
    static bool Matches(JsonObject value, string requirement)
    {
        string[] parts = requirement.Split(["!=", "==", "="], 2, StringSplitOptions.None);
        string? label = (string?)value["metadata"]?["labels"]?[parts[0]];
        return parts.Length == 1 ? label is not null : label == parts[1] != requirement.Contains("!=", StringComparison.Ordinal);
    }
}
