using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Tests.State;

/// <summary>Events that tell of containers, as the container plugin writes them.</summary>
static class ContainerBytes
{
    public const string Id = "3f1c9a7b5e2d";

    /// <summary>An application's container in a pod.</summary>
    public const string Cart = """
        {"container":{"Mounts":[{"Destination":"/host/etc","Mode":"ro","Propagation":"rprivate","RW":false,"Source":"/etc"},
        {"Destination":"/data","Mode":"","Propagation":"rslave","RW":true,"Source":"/var/lib/kubelet/pods/x"}],
        "User":"1000:1000","cni_json":"","cpu_period":100000,"created_time":1730971086,"env":["A=\"1\"",null],
        "full_id":"3f1c9a7b5e2d551e2a38eb8f260b4700aefec7e8c007344057e58a9fa3023740","host_ipc":false,"host_network":true,"host_pid":true,
        "id":"3f1c9a7b5e2d","image":"registry.example/shop/cart:1.4","imagedigest":"sha256:b9ff","imageid":"0ca0fed353fb",
        "imagerepo":"registry.example/shop/cart","imagetag":"1.4","ip":"10.244.0.7","is_pod_sandbox":false,
        "labels":{"tier":"web","app":"c\u0061rt","empty":"","annotation.x":"1","io.kubernetes.pod.name":"cart-7d9f",
        "io.kubernetes.pod.namespace":"shop","io.kubernetes.pod.uid":"3e41dc6b"},"lookup_state":1,"name":"cart",
        "pod_sandbox_id":"63060edc2d3aa803ab559f2393776b151f99fc5b05035b21db66b3b62246ad6a","pod_sandbox_labels":null,"port_mappings":[],
        "privileged":true,"type":7}}
        """;

    /// <summary>The sandbox of that pod.</summary>
    public const string Sandbox = """
        {"container":{"id":"63060edc2d3a","type":7,"ip":"10.244.0.9","cni_json":"{\"bridge\":{}}","is_pod_sandbox":true,
        "pod_sandbox_labels":{"team":"blue","io.kubernetes.x":"y"}}}
        """;

    /// <summary>The asynchronous event of the plugin; it comes from no thread.</summary>
    public static EventBuilder Event(string json, string name = "container", long tid = 0) =>
        new EventBuilder(EventCode.AsynceventE, tid).With("plugin_id", 0).With("name", name).With("data", Encoding.UTF8.GetBytes(json + "\0"));

    /// <summary>The event of captures from before there were plugins.</summary>
    public static EventBuilder OldEvent(string json, long tid) => new EventBuilder(EventCode.ContainerJsonV2E, tid).With("json", json);

    /// <summary>A container of which little is known.</summary>
    public static string Small(string id, string ip = "", int padding = 0) =>
        JsonSerializer.Serialize(new { container = new { id, ip, name = "c" + id, env = new string('x', padding) } });

    /// <summary>The cgroup of a thread in a container.</summary>
    public static string Cgroup(string id) => "/docker/" + id.PadRight(64, '0');
}
