using Gyrfalcon.Engine.Explaining;

namespace Gyrfalcon.Engine.Testing;

/// <summary>A check that no test has decided both ways.</summary>
/// <param name="Part">The check.</param>
/// <param name="IsNeverTrue">Whether it has never decided anything by being true.</param>
/// <param name="IsNeverFalse">Whether it has never decided anything by being false.</param>
public sealed record UndecidedCheck(ConditionPart Part, bool IsNeverTrue, bool IsNeverFalse);
