using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>Events that tell of pods and what they belong to, as the k8smeta plugin writes them: metadata and status are JSON in a text.</summary>
static class KubernetesBytes
{
    public const string PodUid = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a";

    /// <summary>The cgroup of that pod's container, under systemd and cgroup v2.</summary>
    public const string Cgroup =
        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod3e41dc6b_08a8_44db_bc2a_3724b18ab19a.slice/cri-containerd-3f1c9a7b5e2d551e2a38eb8f260b4700aefec7e8c007344057e58a9fa3023740.scope";

    /// <summary>A pod with two labels, an address, and one of everything it can belong to but two services.</summary>
    public static EventBuilder Pod(string reason = "Create", string uid = PodUid) => Event(
        "Pod", uid, reason,
        """{"name":"cart-7d9f","namespace":"shop","uid":"x","labels":{"tier":"web","app":"c\u0061rt","empty":""},"ownerReferences":[{"kind":"ReplicaSet"}]}""",
        """{"podIP":"10.244.0.9","phase":"Running","conditions":[{"type":"Ready"}]}""",
        ("Namespace", ["ns-uid"]), ("Deployment", ["deployment-uid"]), ("ReplicaSet", ["rs-uid"]), ("ReplicationController", ["rc-uid"]),
        ("Service", ["svc-uid-1", "svc-uid-2"]), ("DaemonSet", ["ds-uid"]));

    /// <summary>Something that the pod belongs to, by its kind in small letters and its uid.</summary>
    public static EventBuilder Resource(string kind, string uid, string name, string labels, string reason = "Create") =>
        Event(kind, uid, reason, $$"""{"name":"{{name}}","labels":{{labels}}}""", null);

    /// <summary>All that <see cref="Pod"/> belongs to.</summary>
    public static EventBuilder[] Relatives =>
    [
        Resource("Namespace", "ns-uid", "shop", """{"team":"blue"}"""),
        Resource("Deployment", "deployment-uid", "cart", """{"app":"cart"}"""),
        Resource("ReplicaSet", "rs-uid", "cart-7d9f", """{"hash":"7d9f"}"""),
        Resource("ReplicationController", "rc-uid", "old", """{"age":"9"}"""),
        Resource("Service", "svc-uid-1", "front", """{"app":"a","x":"1"}"""),
        Resource("Service", "svc-uid-2", "back", """{"app":"b"}"""),
    ];

    public static EventBuilder Event(string json) =>
        new EventBuilder(EventCode.AsynceventE, -1).With("plugin_id", 0).With("name", "k8s").With("data", Encoding.UTF8.GetBytes(json + "\0"));

    static EventBuilder Event(string kind, string uid, string reason, string meta, string? status, params (string Kind, string[] Uids)[] references)
    {
        JsonObject json = new() { ["reason"] = reason, ["uid"] = uid, ["kind"] = kind, ["meta"] = meta };
        if (status is not null) json["status"] = status;
        JsonObject resources = [];
        foreach (var (referred, uids) in references) resources[referred] = new JsonObject { ["list"] = JsonSerializer.SerializeToNode(uids) };
        if (references.Length > 0) json["refs"] = new JsonObject { ["resources"] = resources };
        return Event(json.ToJsonString());
    }
}
