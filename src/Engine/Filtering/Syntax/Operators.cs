namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>How operators, modifiers and transformers are written.</summary>
public static class Operators
{
    static readonly string[] s_texts =
    [
        "exists", "<=", "<", ">=", ">", "=", "!=", "glob", "iglob", "contains", "icontains", "bcontains", "startswith",
        "bstartswith", "endswith", "regex", "intersects", "in", "pmatch",
    ];

    static readonly string[] s_modifiers = ["", "oneof", "anyof", "allof"];

    /// <summary>How every operator is written.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_texts, "=="];

    /// <summary>The functions that may be applied to a value; <c>val</c>, which only marks a field on the right, is none of them.</summary>
    public static IReadOnlyList<string> Transformers { get; } = ["tolower", "toupper", "b64", "basename", "len", "join", "concat", "getopt"];

    /// <summary>How an operator is written.</summary>
    public static string TextOf(CheckOperator op) => s_texts[(int)op];

    /// <summary>How a modifier is written; empty for none.</summary>
    public static string TextOf(CheckModifier modifier) => s_modifiers[(int)modifier];
}
