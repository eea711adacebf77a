using System.Diagnostics.CodeAnalysis;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// <c>k8s.*</c>: the pod of a container, by what its runtime knows, and what the pod belongs to, by what the API server knows; the
/// reference gives the latter by <see cref="ClusterFields"/> alone. NULL in a container until an event tells of it.
/// </summary>
static class KubernetesFields
{
    // What a cluster says of a pod changes without an event.
    static FieldScope Scope => FieldScope.Thread | FieldScope.Container | FieldScope.HostTables;
    static FieldScope ClusterScope => (FieldScope.Thread | FieldScope.Kubernetes).WrittenBy(StateWriters.Containers);
    const FieldTraits Old = FieldTraits.Plugin | FieldTraits.Deprecated;
    const FieldArgument Key = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("k8s.pod.name", FieldType.String, Scope, (scoped in c, in a, out v) => Label(c, "io.kubernetes.pod.name"u8, out v),
            "The name of the pod.") { Traits = FieldTraits.Plugin | FieldTraits.Suggested, Example = "cart-7d9f" },
        new("k8s.ns.name", FieldType.String, Scope, (scoped in c, in a, out v) => Label(c, "io.kubernetes.pod.namespace"u8, out v),
            "The namespace of the pod.") { Traits = FieldTraits.Plugin | FieldTraits.Suggested, Example = "shop" },
        new("k8s.pod.id", FieldType.String, Scope, (scoped in c, in a, out v) => Label(c, "io.kubernetes.pod.uid"u8, out v),
            "The same as k8s.pod.uid.") { Traits = FieldTraits.Plugin, Example = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a" },
        new("k8s.pod.uid", FieldType.String, Scope, (scoped in c, in a, out v) => Label(c, "io.kubernetes.pod.uid"u8, out v),
            "The uid of the pod.") { Traits = FieldTraits.Plugin, Example = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a" },
        new("k8s.pod.sandbox_id", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(Containers.Short(i.SandboxId), out v) : Nothing(out v),
            "The id of the container that holds the namespaces of the pod, cut to 12 characters.") { Traits = FieldTraits.Plugin, Example = "63060edc2d3a" },
        new("k8s.pod.full_sandbox_id", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.SandboxId, out v) : Nothing(out v),
            "The whole id of the container that holds the namespaces of the pod.") { Traits = FieldTraits.Plugin, Example = "63060edc2d3aa803" },
        new("k8s.pod.label", FieldType.String, Scope, PodLabel,
            "One label of the pod.") { Traits = FieldTraits.Plugin, Argument = Key, Example = "cart" },
        new("k8s.pod.labels", FieldType.String, Scope, PodLabels,
            "All labels of the pod as key:value, joined by a comma and a blank.") { Traits = FieldTraits.Plugin, Example = "app:cart, tier:web" },
        new("k8s.pod.ip", FieldType.String, Scope, (scoped in c, in a, out v) => TryPod(c, out var pod) ? Give(pod.Ip, out v) : Nothing(out v),
            "The address of the pod.") { Traits = FieldTraits.Plugin, Example = "10.244.0.7" },
        new("k8s.pod.cni.json", FieldType.String, Scope, (scoped in c, in a, out v) => TryPod(c, out var pod) ? Give(pod.CniJson, out v) : Nothing(out v),
            "What the network plugin said of the pod, as JSON.") { Traits = FieldTraits.Plugin },
        .. Of("k8s.rc", "the replication controller that the pod belongs to", KubernetesKind.ReplicationController, "cart"),
        new("k8s.svc.name", FieldType.String, ClusterScope, (scoped in c, in a, out v) => Pods.Services(c, Pods.Part.Name, default, false, out v),
            "The names of the services that select the pod, joined by a comma and a blank.") { Traits = Old, Example = "cart, shop" },
        new("k8s.svc.id", FieldType.String, ClusterScope, (scoped in c, in a, out v) => Pods.Services(c, Pods.Part.Uid, default, false, out v),
            "The uids of the services that select the pod, joined by a comma and a blank.") { Traits = Old, Example = "149e72f4-a570-4282-bfa0-25307c5007e8" },
        new("k8s.svc.label", FieldType.String, ClusterScope, (scoped in c, in a, out v) => Pods.Services(c, Pods.Part.Label, a.Key, false, out v),
            "One label of each service that selects the pod and has it, joined by a comma and a blank.") { Traits = Old, Argument = Key, Example = "cart" },
        new("k8s.svc.labels", FieldType.String, ClusterScope, (scoped in c, in a, out v) => Pods.Services(c, Pods.Part.Labels, default, false, out v),
            "All labels of the services that select the pod as key:value, joined by a comma and a blank.") { Traits = Old, Example = "app:cart, tier:web" },
        .. Of("k8s.ns", "the pod's namespace", KubernetesKind.Namespace, "shop").Skip(1),
        .. Of("k8s.rs", "the replica set that the pod belongs to", KubernetesKind.ReplicaSet, "cart-7d9f"),
        .. Of("k8s.deployment", "the deployment that the pod's replica set belongs to", KubernetesKind.Deployment, "cart"),
    ];

    static Field[] Of(string prefix, string what, KubernetesKind kind, string name) =>
    [
        new($"{prefix}.name", FieldType.String, ClusterScope, (scoped in c, in a, out v) => Pods.One(c, kind, Pods.Part.Name, default, false, out v),
            $"The name of {what}.") { Traits = Old, Example = name },
        new($"{prefix}.id", FieldType.String, ClusterScope, (scoped in c, in a, out v) => Pods.One(c, kind, Pods.Part.Uid, default, false, out v),
            $"The uid of {what}.") { Traits = Old, Example = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a" },
        new($"{prefix}.label", FieldType.String, ClusterScope, (scoped in c, in a, out v) => Pods.One(c, kind, Pods.Part.Label, a.Key, false, out v),
            $"One label of {what}.") { Traits = Old, Argument = Key, Example = "cart" },
        new($"{prefix}.labels", FieldType.String, ClusterScope, (scoped in c, in a, out v) => Pods.One(c, kind, Pods.Part.Labels, default, false, out v),
            $"All labels of {what} as key:value, joined by a comma and a blank.") { Traits = Old, Example = "app:cart, tier:web" },
    ];

    static bool Label(scoped in EventContext context, scoped ReadOnlySpan<byte> name, out FieldValue value) =>
        Containers.Of(context)?.Labels.Find(name) is { } label ? Give(label, out value) : Nothing(out value);

    static bool PodLabel(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (Containers.Of(context) is not { } container) return Nothing(out value);
        byte[]? label = Containers.SandboxOf(context, container)?.SandboxLabels.Find(argument.Key) ?? container.SandboxLabels.Find(argument.Key);
        return label is not null ? Give(label, out value) : Nothing(out value);
    }

    static bool PodLabels(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        Containers.Of(context) is { } container
            ? Give(Containers.Join(context, (Containers.SandboxOf(context, container) ?? container).SandboxLabels), out value)
            : Nothing(out value);

    // Where the address and the network of a pod are told: with the container, or with the sandbox.
    internal static bool TryPod(scoped in EventContext context, [NotNullWhen(true)] out ContainerInfo? pod)
    {
        pod = Containers.Of(context);
        if (pod is { CniJson.Length: 0 }) pod = Containers.SandboxOf(context, pod);
        return pod is not null;
    }
}
