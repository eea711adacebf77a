namespace Gyrfalcon.Engine.Fields;

/// <summary>How a comparison with a field is decided where it is not "extract, then compare" (<c>semantics-fields</c> §3, §4).</summary>
public enum FieldComparison : byte
{
    /// <summary>The value is extracted and compared.</summary>
    Value,

    /// <summary>
    /// Without an index, true when any ancestor from the parent up satisfies it (<c>proc.aname</c>); see
    /// <see cref="Ancestry"/> and <see cref="Field.ExtractAncestor"/>.
    /// </summary>
    AnyAncestor,

    /// <summary>
    /// True when either end of the socket satisfies it; <c>!=</c> when both differ (<c>fd.ip</c>, <c>fd.port</c>, <c>fd.net</c>);
    /// see <see cref="Descriptors.TryFind"/>.
    /// </summary>
    EitherEndpoint,

    /// <summary><c>=</c> alone: true when the value, in nanoseconds, is at most the literal, in milliseconds (<c>evt.around</c>).</summary>
    Within,
}
