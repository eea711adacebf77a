using System.Text;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Explaining;

/// <summary>What a check compares: a field, or a transformer of fields.</summary>
/// <param name="name">How it is written, in canonical form.</param>
/// <param name="source">Gives the value.</param>
sealed class CheckedValue(string name, ValueSource source)
{
    // A command line has at most that many bytes in most events.
    const int LongestText = 4096;

    FieldReading? _last;

    /// <summary>Whether reading it changes what it says next. It is then read as often as its check is asked, and remembered.</summary>
    public bool KeepsItsPlace { get; } = (source.Scope & FieldScope.Memory) != 0;

    /// <summary>Reads the value as often as the check itself does; called with every event for which its check is asked.</summary>
    public void Remember(scoped in EventContext context) => _last = Take(context);

    /// <summary>The value for an event.</summary>
    public FieldReading Read(scoped in EventContext context) => KeepsItsPlace ? _last ?? new FieldReading(name, null, "it was not asked yet") : Take(context);

    FieldReading Take(scoped in EventContext context)
    {
        var text = new ScratchText(context.Scratch);
        bool isThere = source.Field?.Comparison switch
        {
            FieldComparison.AnyAncestor => AppendAncestors(ref text, source.Field, context),
            FieldComparison.EitherEndpoint => AppendEndpoints(ref text, source.Field, context),
            _ => AppendValue(ref text, context),
        };
        if (!isThere) return new FieldReading(name, null, MissingValue.ReasonOf(source, context));
        return new FieldReading(name, Encoding.UTF8.GetString(text.Text[..Math.Min(text.Length, LongestText)]), null);
    }

    bool AppendValue(ref ScratchText text, scoped in EventContext context)
    {
        if (!source.TryGet(context, out var value)) return false;
        // Such a field is an address that is compared with networks.
        if (source.Type == FieldType.IpNet) text.AppendAddress(value.Bytes);
        else if (source.Field is { } field) ValueRenderer.AppendText(ref text, field, value);
        else ValueRenderer.AppendText(ref text, source.Type, source.IsList, value);
        return true;
    }

    static bool AppendAncestors(ref ScratchText text, BoundField field, scoped in EventContext context)
    {
        if (context.Thread is not { } thread) return false;
        bool isFirst = true;
        foreach (var ancestor in new Ancestry(context.Host.Threads, thread))
        {
            if (!field.Field.ExtractAncestor!(context, ancestor, out var value)) continue;
            if (!isFirst) text.Append(", "u8);
            isFirst = false;
            ValueRenderer.AppendText(ref text, field, value);
        }

        return !isFirst;
    }

    static bool AppendEndpoints(ref ScratchText text, BoundField field, scoped in EventContext context)
    {
        if (!Descriptors.TryFind(context, out var fd) || fd is null || !FdTypeNames.IsIpSocket(fd.Type)) return false;
        ref readonly var tuple = ref fd.Tuple;
        if (fd.Type is FdType.Ipv4Socket or FdType.Ipv6Socket)
        {
            if (field.Type.IsNumber()) text.AppendDecimal((ulong)tuple.SourcePort);
            else text.AppendAddress(tuple.SourceAddress, tuple.IsIpv6);
            text.Append(", "u8);
        }

        if (field.Type.IsNumber()) text.AppendDecimal((ulong)tuple.DestinationPort);
        else text.AppendAddress(tuple.DestinationAddress, tuple.IsIpv6);
        return true;
    }
}
