using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Listing;

/// <summary>What the reference's lists say of a field besides its type.</summary>
static class FieldTags
{
    /// <summary>The tags in order of their names.</summary>
    public static IEnumerable<string> Of(Field field)
    {
        if (field.Argument != FieldArgument.None && !IsArgumentRequired(field)) yield return "ARG_ALLOWED";
        foreach (string kind in ArgumentKinds(field)) yield return "ARG_" + kind;
        if (IsArgumentRequired(field)) yield return "ARG_REQUIRED";
        if (field.IsList) yield return "EPF_IS_LIST";
        if (field.Has(FieldTraits.NoRightHandSide)) yield return "EPF_NO_RHS";
        if (field.Has(FieldTraits.NoTransformers)) yield return "EPF_NO_TRANSFORMER";
        if (field.Has(FieldTraits.FilterOnly)) yield return "FILTER_ONLY";
    }

    /// <summary>Whether the field means nothing without an argument.</summary>
    public static bool IsArgumentRequired(Field field) => (field.Argument & FieldArgument.Required) != 0;

    /// <summary>What the argument may be: <c>INDEX</c>, <c>KEY</c>.</summary>
    public static IEnumerable<string> ArgumentKinds(Field field)
    {
        if ((field.Argument & FieldArgument.Index) != 0) yield return "INDEX";
        if ((field.Argument & (FieldArgument.Key | FieldArgument.Dot)) != 0) yield return "KEY";
    }
}
