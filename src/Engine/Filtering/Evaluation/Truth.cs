namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>What is known of a condition while something that it may ask for is still on its way (Kleene's logic).</summary>
enum Truth : byte
{
    False,

    /// <summary>It hangs on what is on its way.</summary>
    Unknown,

    True,
}
