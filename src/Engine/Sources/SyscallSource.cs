using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Sources;

/// <summary>The source whose events are system calls and what the kernel does beside them.</summary>
public static class SyscallSource
{
    // What the container and the k8smeta plugin send as asynchronous events.
    static readonly string[] s_asynchronous = ["container", "container_removed", "k8s"];

    /// <summary>The source.</summary>
    public static EventSource Instance { get; } = new("syscall", new FieldCatalogue(
    [
        new("evt", "All event types", "What every event has, whatever source it comes from.", StreamFields.All),
        new("evt", "Syscall events only", "What events of the kernel have. The parameters of each are read by name, as in evt.arg.flags; --list-events shows them.",
            [.. EventFields.All, .. EventArgumentFields.All, .. EventOpenFields.All, .. EventCountFields.All, .. InfrastructureFields.All]),
        new("process", "", "The process and the thread that caused the event, and those they descend from.",
            [.. ProcessFields.All, .. AncestorFields.All, .. ProcessGroupFields.All, .. ThreadFields.All]),
        new("user", "", "The user that the thread runs as.", UserFields.OfUser),
        new("group", "", "The group that the thread runs as.", UserFields.OfGroup),
        new("fd", "", "The descriptor that the event uses, makes or closes: a file, a socket, a pipe and so on.",
            [.. FdFields.All, .. FdAddressFields.All]),
        new("fs.path", "", "The paths that a call names, also those of calls such as unlink and rename that use no descriptor.", PathFields.All),
        new("fdlist", "", "The descriptors that a call such as poll waits for.", FdListFields.All),
        new("container", "", "The container that the thread runs in, and its pod.", [.. ContainerFields.All, .. KubernetesFields.All]),
        new("k8smeta", "", "The pod that the thread runs in and what the pod belongs to, as the Kubernetes API server tells it.", ClusterFields.All),
    ]))
    {
        Types = MakeTypes(),
        IsIndexedByType = true,
        AlwaysAsked = EventCodeSet.Empty.With(EventCode.AsynceventE),
    };

    /// <summary>The source with fields whose value is always the same, which are shown with every alert that asks for suggested ones.</summary>
    /// <param name="values">The values by the names of the fields behind <c>static.</c> (<c>static_fields</c> of the configuration).</param>
    public static EventSource With(IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0) return Instance;
        var fields = values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => StaticField(v.Key, v.Value));
        FieldClass[] classes = [.. Instance.Fields.Classes, new("static", "", "What the configuration says, the same for all events.", [.. fields])];
        return new EventSource(Instance.Name, new FieldCatalogue(classes))
        {
            Types = Instance.Types,
            IsIndexedByType = Instance.IsIndexedByType,
            AlwaysAsked = Instance.AlwaysAsked,
        };
    }

    static Field StaticField(string name, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return new($"static.{name}", FieldType.String, FieldScope.None, Extract, "A text of the configuration.") { Traits = FieldTraits.Suggested, Example = text };

        bool Extract(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
        {
            value = FieldValue.Of(utf8);
            return true;
        }
    }

    // A syscall without an event of its own has the generic codes.
    static EventTypes MakeTypes()
    {
        Dictionary<string, EventCodeSet> codes = [];
        // The name of the generic events' own rows, "syscall", is the type of no event.
        codes[EventTable.All[(int)EventCode.GenericX].Name] = EventCodeSet.Empty;
        for (int i = (int)EventCode.GenericX + 1; i < EventTable.Count; i++)
        {
            var row = EventTable.All[i];
            codes[row.Name] = codes.GetValueOrDefault(row.Name).With(row.Code);
        }

        var generic = EventCodeSet.Empty.With(EventCode.GenericE).With(EventCode.GenericX);
        foreach (string name in SyscallTable.All) codes.TryAdd(name, generic);
        foreach (string name in s_asynchronous) codes[name] = codes.GetValueOrDefault(name).With(EventCode.AsynceventE);
        return new EventTypes(codes);
    }
}
