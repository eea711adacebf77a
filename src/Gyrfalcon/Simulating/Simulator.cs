using System.Diagnostics;

namespace Gyrfalcon.Simulating;

/// <summary>Does simulations one after another, and looks whether they were seen.</summary>
static class Simulator
{
    // A rule may hang on what no runtime knows of a simulated container: it is decided after half a second.
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    /// <summary>Does them.</summary>
    /// <param name="simulations">What to do.</param>
    /// <param name="detection">What looks on; null: nobody.</param>
    /// <param name="progress">Is told of each before it is done.</param>
    public static IReadOnlyList<SimulationResult> Run(IReadOnlyList<Simulation> simulations, Detection? detection, Action<Simulation> progress)
    {
        List<(Simulation Simulation, SimulationRun Run)> runs = [];
        foreach (var simulation in simulations)
        {
            progress(simulation);
            runs.Add((simulation, SimulationRun.Perform(simulation)));
        }

        var clock = Stopwatch.StartNew();
        while (detection is not null && clock.Elapsed < s_limit && runs.Any(r => r.Run.Error is null && Fired(r.Simulation, r.Run)?.Contains(r.Simulation.Rule) == false))
            Thread.Sleep(50);
        return [.. runs.Select(r => new SimulationResult(r.Simulation, r.Run.Error, r.Run.Error is null ? Fired(r.Simulation, r.Run) : null))];

        // The host does other things meanwhile: only what was meant counts there.
        IReadOnlyList<string>? Fired(Simulation simulation, SimulationRun run) => simulation.Place == SimulationPlace.Host
            ? detection?.RulesOf(run.ContainerId).Where(rule => rule == simulation.Rule).ToList()
            : detection?.RulesOf(run.ContainerId);
    }
}
