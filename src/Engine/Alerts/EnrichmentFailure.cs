using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>Why an alert lacks what others tell of its container or pod.</summary>
static class EnrichmentFailure
{
    /// <summary>The reason; empty when the rule reads nothing that is missing.</summary>
    public static ReadOnlySpan<byte> Of(Rule rule, scoped in EventContext context)
    {
        if (!context.ContainerFailure.IsEmpty && rule.Reads(StatePart.Container)) return context.ContainerFailure;
        return !context.PodFailure.IsEmpty && rule.Reads(StatePart.Kubernetes) ? context.PodFailure : default;
    }
}
