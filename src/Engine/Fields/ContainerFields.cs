using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// <c>container.*</c>. The id comes from the cgroups of the thread; what a runtime knows beyond it is NULL until an event tells it.
/// A process on the host is in a container named <c>host</c> that has no image, mounts or labels: its texts are empty, not NULL.
/// </summary>
static class ContainerFields
{
    static FieldScope Scope => (FieldScope.Thread | FieldScope.Container).WrittenBy(StateWriters.Containers);
    const FieldTraits Plugin = FieldTraits.Plugin;
    const FieldTraits Suggested = FieldTraits.Plugin | FieldTraits.Suggested;
    const FieldTraits Gone = FieldTraits.Plugin | FieldTraits.Deprecated;
    const FieldArgument Mount = FieldArgument.Index | FieldArgument.Key | FieldArgument.Required;

    static readonly Func<string, BoundArgument?> s_mountKey = ContainerMounts.BindKey;

    /// <summary>The rows of the catalogue.</summary>
    public static Field[] All { get; } =
    [
        new("container.id", FieldType.String, FieldScope.Thread.WrittenBy(StateWriters.Life), Id,
            "The id of the container, cut to 12 characters; host for processes outside of containers.") { Traits = Suggested, Example = "3f1c9a7b5e2d" },
        new("container.full_id", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.FullId, out v) : Nothing(out v),
            "The whole id of the container; host for processes outside of containers.") { Traits = Plugin, Example = "host" },
        new("container.name", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.Name, out v) : Nothing(out v),
            "The name of the container; host for processes outside of containers.") { Traits = Suggested, Example = "host" },
        new("container.image", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.Image, out v) : Nothing(out v),
            "The image with its tag.") { Traits = Plugin, Example = "registry.example/shop/cart:1.4" },
        new("container.image.id", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.ImageId, out v) : Nothing(out v),
            "The id of the image.") { Traits = Plugin, Example = "6f7e2741b66b" },
        new("container.type", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(Containers.TypeName(i.Type), out v) : Nothing(out v),
            "The runtime of the container; host for processes outside of containers.") { Traits = Plugin, Example = "containerd" },
        new("container.privileged", FieldType.Bool, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.IsPrivileged, out v) : Nothing(out v),
            "Whether the container is privileged.") { Traits = Plugin, Example = "false" },
        new("container.mounts", FieldType.String, Scope, ContainerMounts.All,
            "All mounts as source:destination:mode:writable:propagation, joined by a comma.") { Traits = Plugin, Example = "/etc:/host/etc:ro:false:rprivate" },
        new("container.mount", FieldType.String, Scope, ContainerMounts.Whole,
            "One mount, by its number or by a regular expression that its source matches.") { Traits = Plugin, Argument = Mount, BindKey = s_mountKey, Example = "/etc:/host/etc:ro:false:rprivate" },
        new("container.mount.source", FieldType.String, Scope, ContainerMounts.Source,
            "The source of a mount, by its number or by a regular expression that its destination matches.") { Traits = Plugin, Argument = Mount, BindKey = s_mountKey, Example = "/etc" },
        new("container.mount.dest", FieldType.String, Scope, ContainerMounts.Destination,
            "The destination of a mount, by its number or by a regular expression that its source matches.") { Traits = Plugin, Argument = Mount, BindKey = s_mountKey, Example = "/host/etc" },
        new("container.mount.mode", FieldType.String, Scope, ContainerMounts.Mode,
            "The mode of a mount, by its number or by a regular expression that its source matches.") { Traits = Plugin, Argument = Mount, BindKey = s_mountKey, Example = "ro" },
        new("container.mount.rdwr", FieldType.String, Scope, ContainerMounts.Writable,
            "Whether a mount is writable, by its number or by a regular expression that its source matches.") { Traits = Plugin, Argument = Mount, BindKey = s_mountKey, Example = "false" },
        new("container.mount.propagation", FieldType.String, Scope, ContainerMounts.Propagation,
            "The propagation of a mount, by its number or by a regular expression that its source matches.") { Traits = Plugin, Argument = Mount, BindKey = s_mountKey, Example = "rprivate" },
        new("container.image.repository", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.ImageRepository, out v) : Nothing(out v),
            "The image without tag and digest.") { Traits = Suggested, Example = "registry.example/shop/cart" },
        new("container.image.tag", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.ImageTag, out v) : Nothing(out v),
            "The tag of the image.") { Traits = Suggested, Example = "1.4" },
        new("container.image.digest", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.ImageDigest, out v) : Nothing(out v),
            "The digest of the image.") { Traits = Plugin, Example = "sha256:d977378f" },
        new("container.healthcheck", FieldType.String, Scope, Null, "Always NULL.") { Traits = Gone },
        new("container.liveness_probe", FieldType.String, Scope, Null, "Always NULL.") { Traits = Gone },
        new("container.readiness_probe", FieldType.String, Scope, Null, "Always NULL.") { Traits = Gone },
        new("container.start_ts", FieldType.AbsTime, FieldScope.Thread.WrittenBy(StateWriters.Life), (scoped in c, in a, out v) => c is { Container: null, Thread: { PidNamespaceStartTime: not 0 } t } ? Give(t.PidNamespaceStartTime, out v) : Nothing(out v),
            "When the init of the container's pid namespace started, in nanoseconds since the epoch.") { Traits = Plugin, Example = "1795489480656924428" },
        new("container.duration", FieldType.RelTime, FieldScope.Thread | FieldScope.Clock, (scoped in c, in a, out v) => c is { Container: null, Thread: { PidNamespaceStartTime: not 0 } t } ? Give(c.Event.Timestamp - t.PidNamespaceStartTime, out v) : Nothing(out v),
            "Nanoseconds since container.start_ts.") { Traits = Plugin, Example = "5378571" },
        new("container.ip", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.Ip, out v) : Nothing(out v),
            "The first IPv4 address of the container or its pod.") { Traits = Plugin, Example = "10.244.0.7" },
        new("container.cni.json", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.CniJson, out v) : Nothing(out v),
            "What the network plugin said of the pod, as JSON.") { Traits = Plugin },
        new("container.host_pid", FieldType.Bool, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.HasHostPid, out v) : Nothing(out v),
            "Whether the container shares the pid namespace of the host.") { Traits = Plugin, Example = "false" },
        new("container.host_network", FieldType.Bool, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.HasHostNetwork, out v) : Nothing(out v),
            "Whether the container shares the network of the host.") { Traits = Plugin, Example = "false" },
        new("container.host_ipc", FieldType.Bool, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(i.HasHostIpc, out v) : Nothing(out v),
            "Whether the container shares the ipc namespace of the host.") { Traits = Plugin, Example = "false" },
        new("container.label", FieldType.String, Scope, Label,
            "One label of the container.") { Traits = Plugin, Argument = FieldArgument.Key | FieldArgument.Dot | FieldArgument.Required, Example = "cart" },
        new("container.labels", FieldType.String, Scope, (scoped in c, in a, out v) => Containers.Of(c) is { } i ? Give(Containers.Join(c, i.Labels), out v) : Nothing(out v),
            "All labels of the container as key:value, joined by a comma and a blank.") { Traits = Plugin, Example = "app:cart, tier:web" },
        new("proc.is_container_healthcheck", FieldType.Bool, Scope, Null, "Always NULL.") { Traits = Gone },
        new("proc.is_container_liveness_probe", FieldType.Bool, Scope, Null, "Always NULL.") { Traits = Gone },
        new("proc.is_container_readiness_probe", FieldType.Bool, Scope, Null, "Always NULL.") { Traits = Gone },
    ];

    static bool Id(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (Containers.Of(context) is { } container) return Give(container.Id, out value);
        return context.Thread is { } thread ? Give(thread.ContainerId.Span, out value) : Nothing(out value);
    }

    static bool Label(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        Containers.Of(context)?.Labels.Find(argument.Key) is { } label ? Give(label, out value) : Nothing(out value);

    /// <summary>No value.</summary>
    internal static bool Null(scoped in EventContext context, in BoundArgument argument, out FieldValue value) => Nothing(out value);
}
