using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>What kinds of types there are for operators and comparisons.</summary>
static class FieldTypes
{
    /// <summary>Text and paths.</summary>
    public static bool IsText(FieldType type) => type is FieldType.String or FieldType.Path;

    /// <summary>Whether the value is in the bytes of a <see cref="FieldValue"/>.</summary>
    public static bool IsBytes(FieldType type) => IsText(type) || IsAddress(type) || type == FieldType.Buffer;

    /// <summary>Addresses and networks.</summary>
    public static bool IsAddress(FieldType type) => type is FieldType.IpAddress or FieldType.IpNet;

    /// <summary>Whether the order of numbers is that of two's complement.</summary>
    public static bool IsSigned(FieldType type) =>
        type is FieldType.Int8 or FieldType.Int16 or FieldType.Int32 or FieldType.Int64 or FieldType.Pid or FieldType.Fd;

    /// <summary>Numbers of any kind, but not truth values.</summary>
    public static bool IsNumber(FieldType type) => !IsBytes(type) && type != FieldType.Bool;
}
