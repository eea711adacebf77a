using System.Text.Json.Nodes;

namespace Gyrfalcon.Deployment.Tests.Api;

/// <summary>Merges a patch into an object: as JSON merge patch has it, with the lists of a strategic one merged by name.</summary>
static class Patches
{
    public static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            // $setElementOrder/… and the like say how, not what.
            if (key.StartsWith('$')) continue;
            if (value is null) target.Remove(key);
            else if (value is JsonObject inner && target[key] is JsonObject existing) Merge(existing, inner);
            else if (value is JsonArray items && target[key] is JsonArray old && IsNamed(items) && IsNamed(old)) MergeByName(old, items);
            else target[key] = value.DeepClone();
        }
    }

    static bool IsNamed(JsonArray items) => items.Count > 0 && items.All(i => i is JsonObject o && o.ContainsKey("name"));

    static void MergeByName(JsonArray target, JsonArray patch)
    {
        foreach (var item in patch.Select(i => i!.AsObject()))
        {
            var existing = target.FirstOrDefault(t => (string?)t!["name"] == (string?)item["name"]);
            if ((string?)item["$patch"] == "delete") target.Remove(existing);
            else if (existing is JsonObject found) Merge(found, item);
            else target.Add(item.DeepClone());
        }
    }
}
