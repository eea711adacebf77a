using System.Diagnostics.CodeAnalysis;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary><c>k8s.*</c>: the pod of a container, by what its runtime knows. NULL in a container until an event tells of it.</summary>
static class KubernetesFields
{
    // What a cluster says of a pod changes without an event.
    static FieldScope Scope => FieldScope.Thread | FieldScope.Container | FieldScope.HostTables;
    const FieldTraits Gone = FieldTraits.Container | FieldTraits.Deprecated;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("k8s.pod.name", FieldType.String, Scope, (scoped in c, in a, out v) => Label(c, "io.kubernetes.pod.name"u8, out v),
            "The name of the pod.") { Traits = FieldTraits.Container | FieldTraits.Suggested, Example = "cart-7d9f" },
        new("k8s.ns.name", FieldType.String, Scope, (scoped in c, in a, out v) => Label(c, "io.kubernetes.pod.namespace"u8, out v),
            "The namespace of the pod.") { Traits = FieldTraits.Container | FieldTraits.Suggested, Example = "shop" },
        new("k8s.pod.id", FieldType.String, Scope, (scoped in c, in a, out v) => Label(c, "io.kubernetes.pod.uid"u8, out v),
            "The same as k8s.pod.uid.") { Traits = FieldTraits.Container, Example = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a" },
        new("k8s.pod.uid", FieldType.String, Scope, (scoped in c, in a, out v) => Label(c, "io.kubernetes.pod.uid"u8, out v),
            "The uid of the pod.") { Traits = FieldTraits.Container, Example = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a" },
        new("k8s.pod.sandbox_id", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(Containers.Short(i.SandboxId), out v) : Nothing(out v),
            "The id of the container that holds the namespaces of the pod, cut to 12 characters.") { Traits = FieldTraits.Container, Example = "63060edc2d3a" },
        new("k8s.pod.full_sandbox_id", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.SandboxId, out v) : Nothing(out v),
            "The whole id of the container that holds the namespaces of the pod.") { Traits = FieldTraits.Container, Example = "63060edc2d3aa803" },
        new("k8s.pod.label", FieldType.String, Scope, PodLabel,
            "One label of the pod.") { Traits = FieldTraits.Container, Argument = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required, Example = "cart" },
        new("k8s.pod.labels", FieldType.String, Scope, PodLabels,
            "All labels of the pod as key:value, joined by a comma and a blank.") { Traits = FieldTraits.Container, Example = "app:cart, tier:web" },
        new("k8s.pod.ip", FieldType.String, Scope, (scoped in c, in a, out v) => TryPod(c, out var pod) ? Give(pod.Ip, out v) : Nothing(out v),
            "The address of the pod.") { Traits = FieldTraits.Container, Example = "10.244.0.7" },
        new("k8s.pod.cni.json", FieldType.String, Scope, (scoped in c, in a, out v) => TryPod(c, out var pod) ? Give(pod.CniJson, out v) : Nothing(out v),
            "What the network plugin said of the pod, as JSON.") { Traits = FieldTraits.Container },
        new("k8s.rc.name", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.rc.id", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.rc.label", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone, Argument = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required },
        new("k8s.rc.labels", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.svc.name", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.svc.id", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.svc.label", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone, Argument = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required },
        new("k8s.svc.labels", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.ns.id", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.ns.label", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone, Argument = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required },
        new("k8s.ns.labels", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.rs.name", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.rs.id", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.rs.label", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone, Argument = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required },
        new("k8s.rs.labels", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.deployment.name", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.deployment.id", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
        new("k8s.deployment.label", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone, Argument = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required },
        new("k8s.deployment.labels", FieldType.String, Scope, ContainerFields.Null, "Always NULL; the k8smeta fields have it.") { Traits = Gone },
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
    static bool TryPod(scoped in EventContext context, [NotNullWhen(true)] out ContainerInfo? pod)
    {
        pod = Containers.Of(context);
        if (pod is { CniJson.Length: 0 }) pod = Containers.SandboxOf(context, pod);
        return pod is not null;
    }
}
