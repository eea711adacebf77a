using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Which container the <c>container.*</c> and <c>k8s.*</c> fields of an event speak of.</summary>
static class Containers
{
    const int ShortId = 12;

    /// <summary>What is known of the container, or of the host for a process outside of containers; null when nothing is.</summary>
    public static ContainerInfo? Of(scoped in EventContext context) =>
        context.Container ?? (context.Thread is { } thread ? context.Host.Containers.Find(thread.ContainerId.Span) : null);

    /// <summary>
    /// The container that holds the namespaces of the pod, and what the runtime knows of it. Null when it is not known, or when the
    /// container itself was told with all that.
    /// </summary>
    public static ContainerInfo? SandboxOf(scoped in EventContext context, ContainerInfo container)
    {
        if (container.CniJson.Length > 0) return null;
        return context.Host.Containers.Find(Short(container.SandboxId));
    }

    /// <summary>The id as threads have it.</summary>
    public static ReadOnlySpan<byte> Short(ReadOnlySpan<byte> id) => id[..Math.Min(id.Length, ShortId)];

    /// <summary>The name of a runtime; empty for one without.</summary>
    public static ReadOnlySpan<byte> TypeName(int type) => type switch
    {
        0 => "docker"u8,
        1 => "lxc"u8,
        2 => "libvirt-lxc"u8,
        3 => "mesos"u8,
        4 => "rkt"u8,
        6 => "cri"u8,
        7 => "containerd"u8,
        8 => "cri-o"u8,
        9 => "bpm"u8,
        11 => "podman"u8,
        ContainerInfo.HostType => "host"u8,
        _ => default,
    };

    /// <summary>All labels as <c>name:value</c>, joined by a comma and a blank, without those that Kubernetes and runtimes add.</summary>
    public static ReadOnlySpan<byte> Join(scoped in EventContext context, ContainerLabels labels)
    {
        var text = new ScratchText(context.Scratch);
        foreach (var (name, value) in labels.All)
        {
            if (name.AsSpan().StartsWith("annotation."u8) || name.AsSpan().StartsWith("io.kubernetes."u8)) continue;
            if (text.Length > 0) text.Append(", "u8);
            text.Append(name);
            if (value.Length == 0) continue;
            text.Append((byte)':');
            text.Append(value);
        }

        return text.Finish();
    }
}
