namespace Gyrfalcon.Engine.Fields;

/// <summary><c>k8s.*</c>: the pod of a container, by what its runtime knows. NULL in a container, for its runtime is not asked.</summary>
static class KubernetesFields
{
    // What a cluster says of a pod changes without an event.
    static FieldScope Scope => FieldScope.Thread | FieldScope.Container | FieldScope.HostTables;
    const FieldTraits Gone = FieldTraits.Container | FieldTraits.Deprecated;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("k8s.pod.name", FieldType.String, Scope, ContainerFields.Null,
            "The name of the pod.") { Traits = FieldTraits.Container | FieldTraits.Suggested, Example = "cart-7d9f" },
        new("k8s.ns.name", FieldType.String, Scope, ContainerFields.Null,
            "The namespace of the pod.") { Traits = FieldTraits.Container | FieldTraits.Suggested, Example = "shop" },
        new("k8s.pod.id", FieldType.String, Scope, ContainerFields.Null,
            "The same as k8s.pod.uid.") { Traits = FieldTraits.Container, Example = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a" },
        new("k8s.pod.uid", FieldType.String, Scope, ContainerFields.Null,
            "The uid of the pod.") { Traits = FieldTraits.Container, Example = "3e41dc6b-08a8-44db-bc2a-3724b18ab19a" },
        new("k8s.pod.sandbox_id", FieldType.String, Scope, ContainerFields.Empty,
            "The id of the container that holds the namespaces of the pod, cut to 12 characters.") { Traits = FieldTraits.Container, Example = "63060edc2d3a" },
        new("k8s.pod.full_sandbox_id", FieldType.String, Scope, ContainerFields.Empty,
            "The whole id of the container that holds the namespaces of the pod.") { Traits = FieldTraits.Container, Example = "63060edc2d3aa803" },
        new("k8s.pod.label", FieldType.String, Scope, ContainerFields.Null,
            "One label of the pod.") { Traits = FieldTraits.Container, Argument = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required, Example = "cart" },
        new("k8s.pod.labels", FieldType.String, Scope, ContainerFields.Empty,
            "All labels of the pod as key:value, joined by a comma and a blank.") { Traits = FieldTraits.Container, Example = "app:cart, tier:web" },
        new("k8s.pod.ip", FieldType.String, Scope, ContainerFields.Empty,
            "The address of the pod.") { Traits = FieldTraits.Container, Example = "10.244.0.7" },
        new("k8s.pod.cni.json", FieldType.String, Scope, ContainerFields.Empty,
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
}
