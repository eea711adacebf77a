using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Listing;

/// <summary>A class of fields with the sources whose events have it.</summary>
sealed record ListedClass(FieldClass Class, IReadOnlyList<string> Sources)
{
    /// <summary>The fields that are shown: what is deprecated, hidden or made for printing alone is not.</summary>
    public IEnumerable<Field> Fields => Class.Fields.Where(f => (f.Traits & (FieldTraits.Deprecated | FieldTraits.Hidden | FieldTraits.PrintOnly)) == 0);
}
