using Gyrfalcon.Engine.Explaining;

namespace Gyrfalcon.Explaining;

/// <summary>A line of a condition's tree.</summary>
/// <param name="Depth">How far it is moved right.</param>
/// <param name="Truth">What the part came to.</param>
/// <param name="Weight">How much it has to do with what the whole condition came to.</param>
/// <param name="Text">The part.</param>
/// <param name="Values">What its fields gave.</param>
/// <param name="Place">Where it was written; of a macro, where it is defined. Behind it may stand lists with their places.</param>
sealed record TreeRow(int Depth, PartTruth Truth, RowWeight Weight, string Text, string Values, string Place);
