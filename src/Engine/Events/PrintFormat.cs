namespace Gyrfalcon.Engine.Events;

/// <summary>How a number is written as text.</summary>
public enum PrintFormat : byte
{
    Na,
    Dec,
    Hex,
    /// <summary>Decimal, nine digits, zero-padded: the part of a second in nanoseconds.</summary>
    PaddedDec,
    /// <summary>An identifier: decimal, not a quantity.</summary>
    Id,
    Dir,
    Oct,
}
