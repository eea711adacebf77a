using System.Text.Json.Nodes;

namespace Gyrfalcon.Deployment.Tests.Api;

/// <summary>What clients ask first: which kinds there are.</summary>
static class Discovery
{
    // version, plural, kind, whether it is in a namespace.
    static readonly (string Version, string Plural, string Kind, bool Namespaced)[] s_kinds =
    [
        ("v1", "namespaces", "Namespace", false), ("v1", "nodes", "Node", false), ("v1", "pods", "Pod", true),
        ("v1", "secrets", "Secret", true), ("v1", "configmaps", "ConfigMap", true), ("v1", "services", "Service", true),
        ("v1", "serviceaccounts", "ServiceAccount", true), ("v1", "events", "Event", true),
        ("apps/v1", "daemonsets", "DaemonSet", true), ("apps/v1", "deployments", "Deployment", true), ("apps/v1", "controllerrevisions", "ControllerRevision", true),
        ("rbac.authorization.k8s.io/v1", "clusterroles", "ClusterRole", false),
        ("rbac.authorization.k8s.io/v1", "clusterrolebindings", "ClusterRoleBinding", false),
        ("networking.k8s.io/v1", "networkpolicies", "NetworkPolicy", true),
        ("authorization.k8s.io/v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false),
    ];

    /// <summary>The answer to a path of discovery; null when it is none.</summary>
    public static JsonNode? Answer(string path) => path.Trim('/') switch
    {
        "version" => new JsonObject { ["major"] = "1", ["minor"] = "33", ["gitVersion"] = "v1.33.0", ["platform"] = "linux/amd64" },
        "api" => new JsonObject { ["kind"] = "APIVersions", ["versions"] = new JsonArray("v1") },
        "apis" => new JsonObject
        {
            ["kind"] = "APIGroupList",
            ["apiVersion"] = "v1",
            ["groups"] = new JsonArray([.. s_kinds.Select(k => k.Version).Where(v => v.Contains('/', StringComparison.Ordinal)).Distinct().Select(Group)]),
        },
        var other when Version(other) is { } version => new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = version,
            ["resources"] = new JsonArray([.. s_kinds.Where(k => k.Version == version).Select(k => (JsonNode)new JsonObject
            {
                ["name"] = k.Plural,
                ["singularName"] = k.Kind.ToLowerInvariant(),
                ["kind"] = k.Kind,
                ["namespaced"] = k.Namespaced,
                ["verbs"] = new JsonArray("create", "delete", "get", "list", "patch", "update", "watch"),
            })]),
        },
        _ => null,
    };

    /// <summary>The kind of a plural.</summary>
    public static string Kind(ResourcePath path) => s_kinds.First(k => k.Version == path.ApiVersion && k.Plural == path.Resource).Kind;

    /// <summary>Whether there is such a resource.</summary>
    public static bool Knows(ResourcePath path) => s_kinds.Any(k => k.Version == path.ApiVersion && k.Plural == path.Resource);

    static string? Version(string path)
    {
        string version = path.StartsWith("apis/", StringComparison.Ordinal) ? path[5..] : path.StartsWith("api/", StringComparison.Ordinal) ? path[4..] : "";
        return s_kinds.Any(k => k.Version == version) ? version : null;
    }

    static JsonNode Group(string version)
    {
        JsonObject Entry() => new() { ["groupVersion"] = version, ["version"] = version[(version.IndexOf('/', StringComparison.Ordinal) + 1)..] };
        return new JsonObject { ["name"] = version[..version.IndexOf('/', StringComparison.Ordinal)], ["versions"] = new JsonArray(Entry()), ["preferredVersion"] = Entry() };
    }
}
