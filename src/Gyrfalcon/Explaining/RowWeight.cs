namespace Gyrfalcon.Explaining;

/// <summary>How much a part has to do with what the whole condition came to.</summary>
enum RowWeight : byte
{
    /// <summary>Nothing: it could come out differently.</summary>
    None,

    /// <summary>It is one of those that decide.</summary>
    Decides,

    /// <summary>It is one of the few checks that stand in the way.</summary>
    Blocks,
}
