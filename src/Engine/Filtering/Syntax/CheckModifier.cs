namespace Gyrfalcon.Engine.Filtering.Syntax;

/// <summary>How many of the values on the right have to satisfy an operator (<c>startswith anyof (/bin, /sbin)</c>).</summary>
public enum CheckModifier : byte
{
    /// <summary>There is one value.</summary>
    None,
    /// <summary>Exactly one.</summary>
    OneOf,
    /// <summary>At least one.</summary>
    AnyOf,
    /// <summary>Every one.</summary>
    AllOf,
}
