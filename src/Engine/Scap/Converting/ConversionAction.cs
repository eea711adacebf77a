namespace Gyrfalcon.Engine.Scap.Converting;

/// <summary>What is done with an event of an old layout.</summary>
enum ConversionAction : byte
{
    /// <summary>Keep the enter event until the exit event of its thread comes.</summary>
    Store,

    /// <summary>Give it on as it is.</summary>
    Pass,

    /// <summary>Keep it, and give it on.</summary>
    StoreAndPass,

    /// <summary>Keep the code and put parameters behind those it has.</summary>
    Add,

    /// <summary>Make an event of another code, with other parameters.</summary>
    Change,
}
