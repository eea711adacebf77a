using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary>What an API server says of the pod of an event's thread, and of what the pod belongs to.</summary>
static class Pods
{
    /// <summary>What is read of a resource.</summary>
    public enum Part
    {
        Name,
        Uid,
        Label,
        Labels,
    }

    /// <summary>The pod; null when the thread is in none, or nothing is known of it.</summary>
    public static KubernetesResource? Of(scoped in EventContext context)
    {
        if (context.Host.Kubernetes.Count == 0 || context.Thread is not { } thread) return null;
        return context.Host.Kubernetes.Find(KubernetesKind.Pod, context.Host.PodUidOf(thread, stackalloc byte[PodUid.MaxLength]));
    }

    /// <summary>A part of the pod, or of the first resource of another kind that it belongs to.</summary>
    /// <param name="context">The event.</param>
    /// <param name="kind">Which resource.</param>
    /// <param name="part">What of it.</param>
    /// <param name="key">The name of a label.</param>
    /// <param name="isList">Whether labels are a list; else a text.</param>
    /// <param name="value">The part.</param>
    public static bool One(scoped in EventContext context, KubernetesKind kind, Part part, ReadOnlySpan<byte> key, bool isList, out FieldValue value)
    {
        if (Of(context) is not { } pod) return Nothing(out value);
        if (kind == KubernetesKind.Pod) return Read(context, pod, part, key, isList, out value);
        var uids = pod.ReferencesTo(kind);
        if (uids.IsEmpty) return Nothing(out value);
        if (part == Part.Uid) return Give(uids[0], out value);
        return context.Host.Kubernetes.Find(kind, uids[0]) is { } resource ? Read(context, resource, part, key, isList, out value) : Nothing(out value);
    }

    /// <summary>A part of each of the services that the pod belongs to; those without it are passed over.</summary>
    public static bool Services(scoped in EventContext context, Part part, ReadOnlySpan<byte> key, bool isList, out FieldValue value)
    {
        if (Of(context) is not { } pod) return Nothing(out value);
        var text = new ScratchText(context.Scratch);
        foreach (byte[] uid in pod.ReferencesTo(KubernetesKind.Service))
        {
            if (part == Part.Uid) Append(ref text, uid, isList);
            else if (context.Host.Kubernetes.Find(KubernetesKind.Service, uid) is { } service) Append(ref text, service, part, key, isList);
        }

        return text.Length == 0 ? Nothing(out value) : Give(text.Finish(), out value);
    }

    static bool Read(scoped in EventContext context, KubernetesResource resource, Part part, ReadOnlySpan<byte> key, bool isList, out FieldValue value)
    {
        switch (part)
        {
            case Part.Name when resource.Name.Length > 0:
                return Give(resource.Name, out value);
            case Part.Uid:
                return Give(resource.Uid, out value);
            case Part.Label when resource.Labels.Find(key) is { } label:
                return Give(label, out value);
            case Part.Labels when !resource.Labels.All.IsEmpty:
                var text = new ScratchText(context.Scratch);
                AppendLabels(ref text, resource.Labels, isList);
                return Give(text.Finish(), out value);
            default:
                return Nothing(out value);
        }
    }

    static void Append(ref ScratchText text, KubernetesResource service, Part part, ReadOnlySpan<byte> key, bool isList)
    {
        if (part == Part.Labels) AppendLabels(ref text, service.Labels, isList);
        else if (part == Part.Name && service.Name.Length > 0) Append(ref text, service.Name, isList);
        else if (part == Part.Label && service.Labels.Find(key) is { } label) Append(ref text, label, isList);
    }

    static void Append(ref ScratchText text, ReadOnlySpan<byte> element, bool isList)
    {
        if (isList)
        {
            text.AppendElement(element);
            return;
        }

        if (text.Length > 0) text.Append(", "u8);
        text.Append(element);
    }

    static void AppendLabels(ref ScratchText text, ContainerLabels labels, bool isList)
    {
        foreach (var (name, label) in labels.All)
        {
            if (isList) text.BeginElement(name.Length + 1 + label.Length);
            else if (text.Length > 0) text.Append(", "u8);
            text.Append(name);
            text.Append((byte)':');
            text.Append(label);
        }
    }
}
