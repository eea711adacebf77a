namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Something that a value is looked up by.</summary>
/// <param name="Match">How the value has to agree.</param>
/// <param name="Bytes">The bytes; empty for a number.</param>
/// <param name="Number">The number, as in <see cref="Fields.FieldValue.Number"/>.</param>
readonly record struct Constant(ConstantMatch Match, byte[] Bytes, ulong Number)
{
    /// <summary>How often a value is supposed to agree. 0 and 1 are what flags and results of calls mostly are.</summary>
    public double Chance => Match switch
    {
        ConstantMatch.Equal => 0.004,
        ConstantMatch.Number => Number <= 1 ? 0.4 : 0.004,
        _ => Bytes.Length < 3 ? 0.2 : 0.01,
    };
}
