namespace Gyrfalcon.Simulating;

/// <summary>What came of one simulation.</summary>
/// <param name="Simulation">Which.</param>
/// <param name="Error">Why it could not be done; null when it was.</param>
/// <param name="Fired">The rules that fired; null when nobody looked.</param>
sealed record SimulationResult(Simulation Simulation, string? Error, IReadOnlyList<string>? Fired)
{
    /// <summary>Whether it was done, and seen if somebody looked.</summary>
    public bool IsGood => Error is null && Fired?.Contains(Simulation.Rule) != false;

    /// <summary>The rules that fired though neither this simulation's nor expected beside it.</summary>
    public IEnumerable<string> Unexpected => Fired?.Where(rule => rule != Simulation.Rule && !Simulation.Also.Contains(rule)) ?? [];
}
