using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>What a field's type means for comparisons.</summary>
static class FieldTypeTraits
{
    /// <summary>Whether the value is in <see cref="FieldValue.Number"/>.</summary>
    public static bool IsNumber(this FieldType type) => type is >= FieldType.Int8 and <= FieldType.Double;

    /// <summary>Whether it is text; paths are compared as text.</summary>
    public static bool IsText(this FieldType type) => type is FieldType.String or FieldType.Path;

    /// <summary>How numbers of the type are compared.</summary>
    public static NumberKind NumberKind(this FieldType type) => type switch
    {
        FieldType.Int8 or FieldType.Int16 or FieldType.Int32 or FieldType.Int64 or FieldType.Pid or FieldType.Fd => Evaluation.NumberKind.Signed,
        FieldType.Double => Evaluation.NumberKind.Double,
        _ => Evaluation.NumberKind.Unsigned,
    };

    /// <summary>The type as messages call it.</summary>
    public static string Describe(this FieldType type) => type switch
    {
        FieldType.String => "text",
        FieldType.Path => "path",
        FieldType.Buffer => "bytes",
        FieldType.Bool => "bool",
        FieldType.Pid => "process id",
        FieldType.Fd => "descriptor number",
        FieldType.Port => "port",
        FieldType.RelTime => "duration",
        FieldType.AbsTime => "time",
        FieldType.Double => "floating-point number",
        FieldType.IpAddress => "ip address",
        FieldType.IpNet => "ip network",
        _ => type.ToString().ToLowerInvariant(),
    };
}
