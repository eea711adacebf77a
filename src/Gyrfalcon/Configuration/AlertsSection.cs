using Gyrfalcon.Alerting;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Configuration;

/// <summary>Reads <c>gyrfalcon.alerts</c>: which alerts are rolled up, limited and suppressed.</summary>
static class AlertsSection
{
    /// <summary>The options.</summary>
    public static AlertControlOptions Read(ConfigReader reader, DiagnosticBag diagnostics)
    {
        var defaults = new AlertControlOptions();
        return new AlertControlOptions
        {
            RollupWindow = TimeSpan.FromSeconds(reader.Integer("gyrfalcon.alerts.rollup_seconds", 0, 0, 86_400)),
            RatePerMinute = reader.Integer("gyrfalcon.alerts.rate_per_minute", defaults.RatePerMinute, 0, 1_000_000),
            Burst = reader.Integer("gyrfalcon.alerts.burst", defaults.Burst, 1, 1_000_000),
            Suppressions = [.. reader.Entries("gyrfalcon.alerts.suppress").Select(entry => ReadSuppression(entry, diagnostics)).OfType<Suppression>()],
        };
    }

    static Suppression? ReadSuppression(ConfigEntry entry, DiagnosticBag diagnostics)
    {
        entry.WarnOfUnknownKeys("rule", "condition", "reason");
        var (rule, condition, reason) = (entry.Text("rule"), entry.Text("condition"), entry.Text("reason"));
        if (rule is null || reason is null)
        {
            entry.Error("an entry of 'gyrfalcon.alerts.suppress' lacks its rule or its reason; expected both, such as {rule: Terminal shell in container, reason: known}", entry.Span);
            return null;
        }

        if (condition is null) return new Suppression(rule.Text, null, reason.Text);
        return EventFilter.Compile(condition, SyscallSource.Instance, diagnostics) is { } filter ? new Suppression(rule.Text, filter, reason.Text) : null;
    }
}
