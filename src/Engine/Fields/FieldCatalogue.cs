using System.Collections.Frozen;

namespace Gyrfalcon.Engine.Fields;

/// <summary>Every field there is, by name.</summary>
public static partial class FieldCatalogue
{
    /// <summary>All fields by class, in the order in which they are documented.</summary>
    public static IReadOnlyList<FieldClass> Classes { get; } =
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
    ];

    /// <summary>The fields of all classes.</summary>
    public static IReadOnlyList<Field> All { get; } = [.. Classes.SelectMany(c => c.Fields)];

    static readonly FrozenDictionary<string, Field> s_byName = All.ToFrozenDictionary(f => f.Name);

    /// <summary>The field with this exact name, or null.</summary>
    public static Field? Find(string name) => s_byName.GetValueOrDefault(name);
}
