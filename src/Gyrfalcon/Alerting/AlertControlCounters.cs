namespace Gyrfalcon.Alerting;

/// <summary>What became of alerts that did not go out as they came. The thread of the event loop counts and reads.</summary>
sealed class AlertControlCounters
{
    /// <summary>Alerts that were counted in a summary instead.</summary>
    public long RolledUp { get; set; }

    /// <summary>The summaries that went out.</summary>
    public long Summaries { get; set; }

    /// <summary>Alerts over the rate of their rule, by the rule's name.</summary>
    public Dictionary<string, long> Limited { get; private init; } = [];

    /// <summary>Alerts that were suppressed, by the reason.</summary>
    public Dictionary<string, long> Suppressed { get; private init; } = [];

    /// <summary>The counts of now, which stay as they are.</summary>
    public AlertControlCounters Copy() => new() { RolledUp = RolledUp, Summaries = Summaries, Limited = new(Limited), Suppressed = new(Suppressed) };

    /// <summary>A sentence for each kind that there was.</summary>
    public IEnumerable<string> Report()
    {
        if (RolledUp > 0) yield return $"{RolledUp:N0} alerts were the same as one that went out; summaries of them: {Summaries:N0}";
        foreach (var (rule, count) in Limited.OrderBy(l => l.Key, StringComparer.Ordinal)) yield return $"{count:N0} alerts of the rule '{rule}' were over its rate";
        foreach (var (reason, count) in Suppressed.OrderBy(s => s.Key, StringComparer.Ordinal)) yield return $"{count:N0} alerts were suppressed: {reason}";
    }
}
