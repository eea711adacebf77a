using System.Globalization;
using System.Text.Json.Nodes;

namespace Gyrfalcon.Deployment.Tests.Api;

/// <summary>
/// What controllers, a node and our agent would make of objects: a DaemonSet gets its pod at once, whose log says how many rules
/// its ConfigMap has; a pod that reads /etc/shadow gives an alert and ends.
/// </summary>
sealed class Node(Objects objects)
{
    static readonly ResourcePath s_pods = new("v1", "", "pods", "", "");

    readonly List<string> _alerts = [];

    /// <summary>Whether pods become ready.</summary>
    public bool IsReady { get; set; } = true;

    /// <summary>Whether the agent attaches its probe.</summary>
    public bool IsAttached { get; set; } = true;

    /// <summary>Whether the agent sees what happens.</summary>
    public bool IsWatched { get; set; } = true;

    /// <summary>The kernel that the node says it has.</summary>
    public string Kernel { get; init; } = "5.15.0-1092-azure";

    public void Start() => objects.Put(new("v1", "", "nodes", "node-1", ""), new JsonObject
    {
        ["metadata"] = new JsonObject { ["name"] = "node-1", ["labels"] = new JsonObject { ["kubernetes.io/os"] = "linux" } },
        ["status"] = new JsonObject
        {
            ["nodeInfo"] = new JsonObject { ["operatingSystem"] = "linux", ["kernelVersion"] = Kernel, ["architecture"] = "amd64", ["osImage"] = "Ubuntu 22.04.5 LTS" },
        },
    });

    /// <summary>Acts on an object that was put.</summary>
    public void Notice(ResourcePath path, JsonObject value)
    {
        if (path.Resource == "daemonsets") RunDaemonSet(path, value);
        if (path.Resource == "pods" && value["status"]?["phase"] is null) RunPod(path, value);
    }

    /// <summary>Acts on an object that is gone.</summary>
    public void NoticeGone(ResourcePath path)
    {
        if (path.Resource == "daemonsets") objects.Remove(s_pods with { Namespace = path.Namespace, Name = $"{path.Name}-x7k2p" });
    }

    /// <summary>The log of a pod.</summary>
    public string Log(ResourcePath path)
    {
        if ((string?)objects.Find(path with { Part = "" })?["metadata"]?["labels"]?["app.kubernetes.io/name"] != "falco") return "";
        int rules = objects.List(new("v1", path.Namespace, "configmaps", "", ""), "")
            .Where(c => ((string)c["metadata"]!["name"]!).EndsWith("-rules", StringComparison.Ordinal))
            .Sum(c => c["data"]!.AsObject().Sum(f => ((string)f.Value!).Split("- rule: ").Length - 1));
        return string.Create(CultureInfo.InvariantCulture, $"rules are loaded: {rules} of 1 file\n") + (IsAttached ? "eBPF probe is attached\n" : "") + string.Concat(_alerts);
    }

    void RunDaemonSet(ResourcePath path, JsonObject value)
    {
        int ready = IsReady ? 1 : 0;
        value["status"] = new JsonObject
        {
            ["observedGeneration"] = value["metadata"]!["generation"]!.DeepClone(),
            ["desiredNumberScheduled"] = 1,
            ["currentNumberScheduled"] = 1,
            ["updatedNumberScheduled"] = 1,
            ["numberReady"] = ready,
            ["numberAvailable"] = ready,
        };
        objects.Put(s_pods with { Namespace = path.Namespace, Name = $"{path.Name}-x7k2p" }, new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = $"{path.Name}-x7k2p", ["labels"] = value["spec"]!["template"]!["metadata"]!["labels"]!.DeepClone() },
            ["spec"] = value["spec"]!["template"]!["spec"]!.DeepClone(),
            ["status"] = new JsonObject { ["phase"] = "Running" },
        });
    }

    void RunPod(ResourcePath path, JsonObject value)
    {
        value["status"] = new JsonObject { ["phase"] = "Succeeded" };
        if (!IsWatched || !value.ToJsonString().Contains("/etc/shadow", StringComparison.Ordinal)) return;
        _alerts.Add($$"""{"output":"Sensitive file opened in container (pod={{path.Name}} priority=WARNING rule=Sensitive File Access in Container)","output_fields":{"static.engine":"falco"},"priority":"Warning"}""" + "\n");
    }
}
