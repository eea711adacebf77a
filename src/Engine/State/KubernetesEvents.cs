namespace Gyrfalcon.Engine.State;

/// <summary>Events by which the reference's k8smeta plugin, or our own look at the API server, tells of pods and what they belong to.</summary>
static class KubernetesEvents
{
    /// <summary>Takes what the event tells; what makes no sense is counted.</summary>
    public static void Apply(HostState host, ref EventContext context)
    {
        var json = context.Event.Text(2);
        if (KubernetesJson.Read(json) is not { } change)
        {
            host.Counters.ResourcesRefused++;
            return;
        }

        if (change.Resource is not { } resource) return;
        if (host.KeepsDescriptions) resource.Json = json.ToArray();
        if (resource.Kind == KubernetesKind.Pod) host.PodRequests.Remove(resource.Uid);
        if (change.IsDeletion) host.Kubernetes.Remove(resource.Uid);
        else host.Kubernetes.Set(resource);
    }
}
