using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap.Converting;

/// <summary>A row of the table: how events with one code and number of parameters come one layout nearer to today's.</summary>
/// <param name="Code">The code.</param>
/// <param name="Parameters">The number of parameters.</param>
/// <param name="Action">What is done.</param>
/// <param name="NewCode">The code of the new event.</param>
/// <param name="Steps">What gives the parameters of the new event, in order: those behind the old ones, or all.</param>
sealed record Conversion(EventCode Code, int Parameters, ConversionAction Action, EventCode NewCode, ConversionStep[] Steps)
{
    /// <summary>How many parameters the new event has.</summary>
    public int NewParameters { get; } = (Action == ConversionAction.Add ? Parameters : 0) + Steps.Sum(s => s.Count);

    /// <summary>Whether any of them come from the enter event.</summary>
    public bool UsesEnter { get; } = Steps.Any(s => s.Origin is ValueOrigin.Enter or ValueOrigin.EnterOrEmpty);
}
