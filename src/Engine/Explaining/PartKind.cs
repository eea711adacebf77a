namespace Gyrfalcon.Engine.Explaining;

/// <summary>What a part of a condition is.</summary>
public enum PartKind : byte
{
    /// <summary>True when every part is.</summary>
    All,

    /// <summary>True when any part is.</summary>
    Any,

    /// <summary>True when its part is not.</summary>
    Not,

    /// <summary>A macro by its name; its part is what it stands for.</summary>
    Macro,

    /// <summary>An exception of the rule; true when it does not apply. Its part is what it applies to.</summary>
    Exception,

    /// <summary>One comparison.</summary>
    Check,
}
