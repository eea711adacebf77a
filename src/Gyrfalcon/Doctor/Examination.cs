using Gyrfalcon.Capture.Procfs;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Doctor;

/// <summary>All checks, one after another. A check that breaks or hangs is a finding of its own.</summary>
static class Examination
{
    // Loading the probe takes under a second; a runtime that hangs is given 2.
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    /// <summary>Makes the checks; what they find comes as soon as it is known.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="diagnostics">What was found wrong with them when they were loaded.</param>
    public static IEnumerable<Finding> Run(Settings settings, DiagnosticBag diagnostics)
    {
        var processes = new Lazy<IReadOnlyList<(long Pid, byte[] Cgroups)>>(() => HostProcesses.ReadCgroups(Live.HostRoot));
        (string Check, Func<IEnumerable<Finding>> Run)[] checks =
        [
            ("machine", MachineChecks.Run),
            ("probe", () => ProbeCheck.Run(settings)),
            ("host", () => HostChecks.Run(processes.Value)),
            ("runtimes", () => RuntimeChecks.Run(settings.Containers, processes.Value)),
            ("kubernetes", () => KubernetesCheck.Run(settings.Kubernetes)),
            ("rules", () => RulesChecks.Run(settings, diagnostics)),
        ];
        return checks.SelectMany(c => Bounded(c.Check, c.Run));
    }

    internal static IReadOnlyList<Finding> Bounded(string check, Func<IEnumerable<Finding>> run)
    {
        var task = Task.Run(() => run().ToList());
        try
        {
            return task.Wait(_limit) ? task.Result : [new(check, FindingState.Failure, $"the check did not end in {_limit.TotalSeconds} s", "please report it")];
        }
        catch (AggregateException e)
        {
            return [new(check, FindingState.Failure, $"the check failed: {e.InnerException?.Message}", "please report it")];
        }
    }
}
