namespace Gyrfalcon.Engine.Fields;

/// <summary>Where a field may stand, and how it is shown.</summary>
[Flags]
public enum FieldTraits : byte
{
    None = 0,

    /// <summary>It can be compared but not printed (<c>fd.net</c>).</summary>
    FilterOnly = 1 << 0,

    /// <summary>It is meant for printing (<c>evt.outputtime</c>); a condition may still name it.</summary>
    PrintOnly = 1 << 1,

    /// <summary>It is never compared with another field, on either side.</summary>
    NoRightHandSide = 1 << 2,

    /// <summary>It takes no transformer such as <c>tolower()</c>.</summary>
    NoTransformers = 1 << 3,

    /// <summary>Accepted but not listed.</summary>
    Hidden = 1 << 4,

    /// <summary>Discouraged; see <see cref="Field.Deprecation"/>.</summary>
    Deprecated = 1 << 5,

    /// <summary>Given by a plugin in the reference: an index or key must be in brackets and hold no blank.</summary>
    Plugin = 1 << 6,

    /// <summary>Meant for every alert; <c>append_output</c> can ask for all such fields together.</summary>
    Suggested = 1 << 7,
}
