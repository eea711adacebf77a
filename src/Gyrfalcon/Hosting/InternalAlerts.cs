using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Outputs;

namespace Gyrfalcon.Hosting;

/// <summary>Sends what the agent tells of itself to where alerts go.</summary>
/// <param name="options">How alerts look.</param>
/// <param name="outputs">The outputs. A full queue counts the alert as dropped: nobody waits.</param>
sealed class InternalAlerts(AlertOptions options, IReadOnlyList<OutputQueue> outputs)
{
    /// <summary>Raises an alert now. May be called on any thread.</summary>
    public void Raise(InternalAlert alert)
    {
        byte[] line = InternalAlertFormatter.Format(alert, AgentFacts.Now(), options);
        foreach (var output in outputs) output.Offer(line);
    }
}
