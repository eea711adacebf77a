namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>The operators of a check.</summary>
public enum CheckOperator : byte
{
    Exists,
    LessOrEqual,
    Less,
    GreaterOrEqual,
    Greater,
    Equal,
    NotEqual,
    Glob,
    /// <summary><c>iglob</c>.</summary>
    GlobIgnoreCase,
    Contains,
    /// <summary><c>icontains</c>.</summary>
    ContainsIgnoreCase,
    /// <summary><c>bcontains</c>: the right side is hexadecimal.</summary>
    ContainsBytes,
    StartsWith,
    /// <summary><c>bstartswith</c>: the right side is hexadecimal.</summary>
    StartsWithBytes,
    EndsWith,
    Regex,
    /// <summary>At least one element of the left list is in the right one.</summary>
    Intersects,
    /// <summary>The value, or every element of the left list, is in the right one.</summary>
    In,
    /// <summary><c>pmatch</c>: a path of the right list is a prefix of the value, component by component.</summary>
    PathMatch,
}
