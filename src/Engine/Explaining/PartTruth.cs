namespace Gyrfalcon.Engine.Explaining;

/// <summary>What a part of a condition came to.</summary>
public enum PartTruth : byte
{
    /// <summary>
    /// It was not asked, because what stands before it decides, and asking would change what its field says next
    /// (<c>evt.deltatime</c>). All other parts are asked, also those that the rule itself would not have needed.
    /// </summary>
    NotAsked,

    /// <summary>False; a comparison is also false for want of a value.</summary>
    False,

    /// <summary>True.</summary>
    True,
}
