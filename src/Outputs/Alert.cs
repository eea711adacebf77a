using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Outputs;

/// <summary>An alert on its way out.</summary>
/// <param name="Sequence">Its number among the alerts of the agent, from 1 up without gaps: a number that is missing at a receiver is an alert that was lost.</param>
/// <param name="Priority">How grave it is.</param>
/// <param name="Line">What it says, as UTF-8 without a line break. All outputs share it: nobody writes to it.</param>
public readonly record struct Alert(long Sequence, Priority Priority, byte[] Line);
