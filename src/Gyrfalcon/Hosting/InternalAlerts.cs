using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Outputs;

namespace Gyrfalcon.Hosting;

/// <summary>Sends what the agent tells of itself to where alerts go.</summary>
/// <param name="options">How alerts look.</param>
/// <param name="outputs">Takes them as it takes all alerts.</param>
sealed class InternalAlerts(AlertOptions options, AlertDispatcher outputs)
{
    /// <summary>How they look, from now on.</summary>
    public AlertOptions Options { get; set; } = options;

    /// <summary>Raises an alert now. May be called on any thread.</summary>
    public void Raise(InternalAlert alert)
    {
        byte[] line = InternalAlertFormatter.Format(alert, AgentFacts.Now(), Options);
        outputs.Send(alert.Priority, line);
    }
}
