using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// <c>k8smeta.*</c>: the thread's pod and what it belongs to, as the API server tells it. NULL until an event tells of the pod.
/// </summary>
static class ClusterFields
{
    static FieldScope Scope => (FieldScope.Thread | FieldScope.Kubernetes).WrittenBy(StateWriters.Containers);
    const FieldArgument Key = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        .. Of("k8smeta.pod", "the pod", KubernetesKind.Pod, "cart-7d9f", "app:cart,tier:web"),
        new("k8smeta.pod.ip", FieldType.String, (FieldScope.Thread | FieldScope.Kubernetes | FieldScope.Container).WrittenBy(StateWriters.Containers), Ip,
            "The address of the pod; where the API server did not say, that which the runtime knows.") { Traits = FieldTraits.Plugin, Example = "10.244.0.7" },
        new("k8smeta.ns.name", FieldType.String, Scope, (scoped in c, in a, out v) => Pods.Of(c) is { Namespace.Length: > 0 } pod ? Give(pod.Namespace, out v) : Nothing(out v),
            "The name of the pod's namespace.") { Traits = FieldTraits.Plugin, Example = "shop" },
        .. Of("k8smeta.ns", "the pod's namespace", KubernetesKind.Namespace, "shop", "team:blue").Skip(1),
        .. Of("k8smeta.deployment", "the deployment that the pod's replica set belongs to", KubernetesKind.Deployment, "cart", "app:cart"),
        .. OfServices,
        .. Of("k8smeta.rs", "the replica set that the pod belongs to", KubernetesKind.ReplicaSet, "cart-7d9f", "app:cart"),
        .. Of("k8smeta.rc", "the replication controller that the pod belongs to", KubernetesKind.ReplicationController, "cart", "app:cart"),
    ];

    static Field[] OfServices =>
    [
        new("k8smeta.svc.name", FieldType.String, Scope, (scoped in c, in a, out v) => Pods.Services(c, Pods.Part.Name, default, true, out v),
            "The names of the services that select the pod.") { Traits = FieldTraits.Plugin, IsList = true, Example = "(cart,shop)" },
        new("k8smeta.svc.uid", FieldType.String, Scope, (scoped in c, in a, out v) => Pods.Services(c, Pods.Part.Uid, default, true, out v),
            "The uids of the services that select the pod.") { Traits = FieldTraits.Plugin, IsList = true, Example = "(149e72f4-a570-4282-bfa0-25307c5007e8)" },
        new("k8smeta.svc.label", FieldType.String, Scope, (scoped in c, in a, out v) => Pods.Services(c, Pods.Part.Label, a.Key, true, out v),
            "One label of each service that selects the pod and has it.") { Traits = FieldTraits.Plugin, Argument = Key, IsList = true, Example = "(cart)" },
        new("k8smeta.svc.labels", FieldType.String, Scope, (scoped in c, in a, out v) => Pods.Services(c, Pods.Part.Labels, default, true, out v),
            "All labels of the services that select the pod, as key:value.") { Traits = FieldTraits.Plugin, IsList = true, Example = "(app:cart,tier:web)" },
    ];

    static Field[] Of(string prefix, string what, KubernetesKind kind, string name, string labels) =>
    [
        new($"{prefix}.name", FieldType.String, Scope, (scoped in c, in a, out v) => Pods.One(c, kind, Pods.Part.Name, default, true, out v),
            $"The name of {what}.") { Traits = FieldTraits.Plugin, Example = name },
        new($"{prefix}.uid", FieldType.String, Scope, (scoped in c, in a, out v) => Pods.One(c, kind, Pods.Part.Uid, default, true, out v),
            $"The uid of {what}.") { Traits = FieldTraits.Plugin, Example = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a" },
        new($"{prefix}.label", FieldType.String, Scope, (scoped in c, in a, out v) => Pods.One(c, kind, Pods.Part.Label, a.Key, true, out v),
            $"One label of {what}.") { Traits = FieldTraits.Plugin, Argument = Key, Example = "cart" },
        new($"{prefix}.labels", FieldType.String, Scope, (scoped in c, in a, out v) => Pods.One(c, kind, Pods.Part.Labels, default, true, out v),
            $"All labels of {what}, as key:value.") { Traits = FieldTraits.Plugin, IsList = true, Example = $"({labels})" },
    ];

    static bool Ip(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (Pods.Of(context) is not { } pod) return Nothing(out value);
        if (pod.Ip.Length > 0) return Give(pod.Ip, out value);
        return KubernetesFields.TryPod(context, out var told) && told.Ip.Length > 0 ? Give(told.Ip, out value) : Nothing(out value);
    }
}
