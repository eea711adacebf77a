using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Listing;

/// <summary>The names that the reference's lists give to types.</summary>
static class TypeNames
{
    const string Dynamic = "DYNAMIC";

    /// <summary>The type of a parameter of an event.</summary>
    public static string Of(ParameterType type) => type == ParameterType.Dyn ? Dynamic : type.ToString().ToUpperInvariant();

    /// <summary>The type of a field's value, or of each element of a list.</summary>
    public static string Of(Field field) => field switch
    {
        { TakesTypeOfParameter: true } => Dynamic,
        { Type: FieldType.String } => "CHARBUF",
        { Type: FieldType.Path } => "FSPATH",
        { Type: FieldType.Buffer } => "BYTEBUF",
        _ => field.Type.ToString().ToUpperInvariant(),
    };

    /// <summary>Whether a parameter's bits or values have names to be listed.</summary>
    public static bool HasFlags(ParameterInfo parameter) => parameter.Flags is not null && parameter.Type is ParameterType.Flags8 or ParameterType.Flags16
        or ParameterType.Flags32 or ParameterType.EnumFlags8 or ParameterType.EnumFlags16 or ParameterType.EnumFlags32;
}
