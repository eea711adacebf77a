using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>What the catalogue says of a field, in words.</summary>
public static class FieldWords
{
    static readonly (StatePart Part, string Words)[] s_parts =
    [
        (StatePart.Event, "the event"),
        (StatePart.Thread, "the thread"),
        (StatePart.ThreadGroup, "the thread group"),
        (StatePart.Descriptor, "the descriptor"),
        (StatePart.Container, "the container"),
        (StatePart.Kubernetes, "the pod"),
        (StatePart.OtherProcesses, "other processes"),
        (StatePart.HostTables, "tables of the host"),
        (StatePart.Clock, "the clock"),
        (StatePart.Stream, "the position in the stream"),
        (StatePart.Memory, "when it was asked before"),
    ];

    /// <summary>The type of the value: <c>text</c>, <c>list of number</c>.</summary>
    public static string TypeOf(Field field)
    {
        string name = field.Type switch
        {
            FieldType.String or FieldType.Path => "text",
            FieldType.Buffer => field.TakesTypeOfParameter ? "the parameter's" : "bytes",
            FieldType.Bool => "true or false",
            FieldType.RelTime => "nanoseconds",
            FieldType.AbsTime => "time",
            FieldType.IpAddress => "address",
            FieldType.IpNet => "network",
            FieldType.Port => "port",
            FieldType.Double => "decimal",
            _ => "number",
        };
        return field.IsList ? $"list of {name}" : name;
    }

    /// <summary>What may stand behind the name: <c>a number as in proc.aname[1]</c>; empty when nothing may.</summary>
    public static string ArgumentOf(Field field)
    {
        List<string> shapes = [];
        if ((field.Argument & FieldArgument.Index) != 0) shapes.Add($"a number as in {field.Name}[1]");
        if ((field.Argument & FieldArgument.Key) != 0) shapes.Add($"a name as in {field.Name}[NAME]");
        if ((field.Argument & FieldArgument.Dot) != 0) shapes.Add($"a name as in {field.Name}.NAME");
        return string.Join(" or ", shapes);
    }

    /// <summary>Whose state the field reads.</summary>
    public static IEnumerable<string> ScopeOf(Field field) =>
        s_parts.Where(p => (field.Scope.Parts & p.Part) != 0).Select(p => p.Words);

    /// <summary>Where the field may not stand.</summary>
    public static IEnumerable<string> LimitsOf(Field field)
    {
        if (field.Has(FieldTraits.FilterOnly)) yield return "for conditions";
        if (field.Has(FieldTraits.PrintOnly)) yield return "for outputs";
        if (field.Has(FieldTraits.NoRightHandSide)) yield return "never compared with another field";
        if (field.Has(FieldTraits.NoTransformers)) yield return "takes no transformer";
    }
}
