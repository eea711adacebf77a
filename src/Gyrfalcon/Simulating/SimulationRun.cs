using System.Security.Cryptography;

namespace Gyrfalcon.Simulating;

/// <summary>Does one simulation on this machine, and takes away what it made.</summary>
sealed class SimulationRun
{
    SimulationRun(string containerId, string? error) => (ContainerId, Error) = (containerId, error);

    /// <summary>The 64 hexadecimal digits of the container it happened in; empty on the host.</summary>
    public string ContainerId { get; }

    /// <summary>Why it could not be done; null when it was.</summary>
    public string? Error { get; }

    /// <summary>Does it, and returns when all is over.</summary>
    public static SimulationRun Perform(Simulation simulation)
    {
        string id = "";
        try
        {
            if (simulation.Place == SimulationPlace.Host) Programs.Run(Environment.ProcessPath!, ["intruder"], Part.Perform + simulation.Rule);
            else
            {
                id = RandomNumberGenerator.GetHexString(64, lowercase: true);
                PerformIn(id, simulation);
            }

            return new(id, error: null);
        }
        catch (Exception e) when (e is SimulationException or IOException or UnauthorizedAccessException)
        {
            return new(id, e.Message);
        }
    }

    static void PerformIn(string id, Simulation simulation)
    {
        using var cgroup = new SimulatedCgroup(id);
        var folder = Directory.CreateTempSubdirectory("gyr-simulate-");
        try
        {
            Programs.Run(Environment.ProcessPath!, ["gyr"], Part.Container + folder.FullName,
                (SimulatedContainer.RuleVariable, simulation.Rule),
                (SimulatedContainer.CgroupVariable, cgroup.Processes),
                (SimulatedContainer.PlaceVariable, simulation.Place.ToString()));
        }
        finally
        {
            // Its mounts went with their namespace: what is left are empty folders.
            folder.Delete(recursive: true);
        }
    }
}
