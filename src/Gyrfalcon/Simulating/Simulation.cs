namespace Gyrfalcon.Simulating;

/// <summary>One harmless action that a stock rule fires on.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Does">What is done, as one reads it in a list: <c>runs `apk add nmap`</c>.</param>
/// <param name="Perform">Does it.</param>
sealed record Simulation(string Rule, string Does, Action Perform)
{
    /// <summary>Where it is done.</summary>
    public SimulationPlace Place { get; init; } = SimulationPlace.Container;

    /// <summary>The other stock rules that fire on it, when all that match may.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}
