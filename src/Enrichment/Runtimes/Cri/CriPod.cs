using System.Text.Json;
using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Runtimes.Cri;

/// <summary>What is said of the pod in the description of each of its containers.</summary>
static class CriPod
{
    // As the reference bounds it.
    const int MaxNetworkLength = 4096;

    /// <summary>Adds the pod to the description of a container, or of the pod's own sandbox.</summary>
    public static ContainerDescription Describe(ContainerDescription container, PodSandboxStatus pod, CriInfo info)
    {
        var options = pod.Linux?.Namespaces?.Options;
        return container with
        {
            SandboxId = pod.Id,
            SandboxLabels = new Dictionary<string, string>(pod.Labels),
            Labels = Label(container.Labels, pod),
            Ip = pod.Network?.Ip ?? "",
            HasHostIpc = options?.Ipc == NamespaceMode.Node,
            HasHostNetwork = options?.Network == NamespaceMode.Node,
            HasHostPid = options?.Pid == NamespaceMode.Node,
            CniJson = NetworkOf(info),
        };
    }

    /// <summary>The labels by which the fields of the pod are read, also where the runtime keeps them only in the pod.</summary>
    static Dictionary<string, string> Label(IReadOnlyDictionary<string, string> labels, PodSandboxStatus pod)
    {
        var all = new Dictionary<string, string>(labels) { ["io.kubernetes.sandbox.id"] = pod.Id };
        if (pod.Metadata is not { } metadata) return all;
        all["io.kubernetes.pod.uid"] = metadata.Uid;
        all["io.kubernetes.pod.name"] = metadata.Name;
        all["io.kubernetes.pod.namespace"] = metadata.Namespace;
        return all;
    }

    // containerd: {"Interfaces": {"eth0": …, "lo": …}}; CRI-O keeps the whole result in an annotation.
    static string NetworkOf(CriInfo info)
    {
        string json = info.CniResult.ValueKind == JsonValueKind.Object && info.CniResult.TryGetProperty("Interfaces", out var interfaces)
            ? interfaces.GetRawText()
            : info.RuntimeSpec?.Annotation("io.kubernetes.cri-o.CNIResult") ?? "";
        return json.Length <= MaxNetworkLength ? json : json[..MaxNetworkLength];
    }
}
