using System.Diagnostics.CodeAnalysis;
using System.Text;
using Gyrfalcon.Engine.State;
using static Gyrfalcon.Engine.Fields.Extraction;

namespace Gyrfalcon.Engine.Fields;

/// <summary>The mounts of a container: all, or one by its number or by a regular expression for its path.</summary>
static class ContainerMounts
{
    /// <summary>Reads a path's expression.</summary>
    public static BoundArgument? BindKey(string key) => BoundArgument.None with { Key = Encoding.UTF8.GetBytes(key), Pattern = new PathPattern(key) };

    public static bool All(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (Containers.Of(context) is not { } container) return Nothing(out value);
        var text = new ScratchText(context.Scratch);
        foreach (var mount in container.Mounts)
        {
            if (text.Length > 0) text.Append((byte)',');
            Append(ref text, mount);
        }

        return Give(text.Finish(), out value);
    }

    public static bool Whole(scoped in EventContext context, in BoundArgument argument, out FieldValue value)
    {
        if (!TryFind(context, argument, out var mount)) return Nothing(out value);
        var text = new ScratchText(context.Scratch);
        Append(ref text, mount);
        return Give(text.Finish(), out value);
    }

    public static bool Source(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        TryFind(context, argument, out var mount, byDestination: true) ? Give(mount.Source, out value) : Nothing(out value);

    public static bool Destination(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        TryFind(context, argument, out var mount) ? Give(mount.Destination, out value) : Nothing(out value);

    public static bool Mode(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        TryFind(context, argument, out var mount) ? Give(mount.Mode, out value) : Nothing(out value);

    public static bool Writable(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        TryFind(context, argument, out var mount) ? Give(mount.IsWritable ? "true"u8 : "false"u8, out value) : Nothing(out value);

    public static bool Propagation(scoped in EventContext context, in BoundArgument argument, out FieldValue value) =>
        TryFind(context, argument, out var mount) ? Give(mount.Propagation, out value) : Nothing(out value);

    static bool TryFind(scoped in EventContext context, in BoundArgument argument, [NotNullWhen(true)] out ContainerMount? mount, bool byDestination = false)
    {
        mount = null;
        if (Containers.Of(context) is not { } container) return false;
        if (argument.Index >= 0)
        {
            if (argument.Index < container.Mounts.Count) mount = container.Mounts[(int)argument.Index];
            return mount is not null;
        }

        foreach (var one in container.Mounts)
        {
            if (argument.Pattern?.IsMatch(byDestination ? one.Destination : one.Source) != true) continue;
            mount = one;
            return true;
        }

        return false;
    }

    static void Append(ref ScratchText text, ContainerMount mount)
    {
        text.Append(mount.Source);
        text.Append((byte)':');
        text.Append(mount.Destination);
        text.Append((byte)':');
        text.Append(mount.Mode);
        text.Append(mount.IsWritable ? ":true:"u8 : ":false:"u8);
        text.Append(mount.Propagation);
    }
}
