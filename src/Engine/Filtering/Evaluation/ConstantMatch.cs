namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>How a value has to agree with a <see cref="Constant"/>.</summary>
enum ConstantMatch : byte
{
    Equal,
    Prefix,
    Suffix,

    /// <summary>The value contains the constant.</summary>
    Part,

    /// <summary>The value contains the constant, which is in lower case, whatever the case of its own ASCII letters.</summary>
    PartIgnoreCase,

    /// <summary>The value is this number.</summary>
    Number,
}
