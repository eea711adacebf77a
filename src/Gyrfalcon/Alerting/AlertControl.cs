using Gyrfalcon.Drops;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Alerting;

/// <summary>
/// Lets alerts go out or counts them: those that are suppressed, then those that are the same as one that went out a while ago, then
/// those over the rate of their rule. Its clock is the stream of events, so that a capture replays to the same alerts. The event loop
/// calls it.
/// </summary>
/// <param name="options">What is wanted.</param>
/// <param name="formatter">Writes the alerts.</param>
/// <param name="send">Takes those that go out.</param>
/// <param name="counters">Count those that do not.</param>
sealed class AlertControl(AlertControlOptions options, AlertFormatter formatter, Action<Priority, byte[]> send, AlertControlCounters counters)
{
    /// <summary>How many different alerts are remembered at most; the oldest gets its summary early.</summary>
    const int MostRemembered = 1024;

    /// <summary>How many bytes of them.</summary>
    const long MostBytes = 8 * 1024 * 1024;

    readonly ulong _window = (ulong)options.RollupWindow.Ticks * TimeSpan.NanosecondsPerTick;
    readonly Dictionary<AlertIdentity, RepeatedAlert> _repeated = [];
    readonly Queue<RepeatedAlert> _inOrder = new();
    readonly Dictionary<string, TokenBucket> _buckets = [];
    ulong _now;
    long _bytes;

    /// <summary>What did not go out.</summary>
    public AlertControlCounters Counters => counters;

    /// <summary>Whether a summary may become due.</summary>
    public bool Remembers => _inOrder.Count > 0;

    /// <summary>A rule has matched an event.</summary>
    public void Raise(Rule rule, scoped in EventContext context)
    {
        if (options.IsOff)
        {
            send(rule.Priority, formatter.Format(rule, context));
            return;
        }

        Advance(context.Event.Timestamp);
        foreach (var suppression in options.Suppressions)
        {
            if (!suppression.Covers(rule, context)) continue;
            Count(counters.Suppressed, suppression.Reason);
            return;
        }

        if (_window == 0)
        {
            if (HasToken(rule)) send(rule.Priority, formatter.Format(rule, context));
            return;
        }

        byte[] message = AlertFormatter.Message(rule, context);
        var identity = new AlertIdentity(rule.Name, message);
        if (_repeated.TryGetValue(identity, out var repeated)) Repeat(repeated, rule, context);
        else if (HasToken(rule)) Begin(new RepeatedAlert(identity, rule.Priority, _now, message.Length), formatter.Format(rule, context));
    }

    /// <summary>Sends the summaries that are due.</summary>
    /// <param name="now">The time of the stream, nanoseconds since the epoch; one before the last is that of an event that has waited.</param>
    public void Advance(ulong now)
    {
        _now = Math.Max(_now, now);
        while (_inOrder.TryPeek(out var oldest) && _now - oldest.First >= _window) EndOldest();
    }

    /// <summary>The stream has ended: all summaries are due.</summary>
    public void Complete()
    {
        while (_inOrder.Count > 0) EndOldest();
    }

    void Begin(RepeatedAlert alert, byte[] line)
    {
        send(alert.Priority, line);
        _repeated.Add(alert.Identity, alert);
        _inOrder.Enqueue(alert);
        _bytes += alert.Bytes;
        Bound();
    }

    void Repeat(RepeatedAlert alert, Rule rule, scoped in EventContext context)
    {
        counters.RolledUp++;
        alert.Count++;
        _bytes -= alert.Bytes;
        alert.Summary = formatter.Format(rule, context, new Repetition(alert.Count, alert.First, _now));
        _bytes += alert.Bytes;
        Bound();
    }

    void Bound()
    {
        while (_inOrder.Count > MostRemembered || (_bytes > MostBytes && _inOrder.Count > 0)) EndOldest();
    }

    void EndOldest()
    {
        var oldest = _inOrder.Dequeue();
        _repeated.Remove(oldest.Identity);
        _bytes -= oldest.Bytes;
        if (oldest.Summary is null) return;
        counters.Summaries++;
        send(oldest.Priority, oldest.Summary);
    }

    bool HasToken(Rule rule)
    {
        if (options.RatePerMinute == 0) return true;
        if (!_buckets.TryGetValue(rule.Name, out var bucket)) _buckets.Add(rule.Name, bucket = new TokenBucket(options.RatePerMinute / 60.0, options.Burst, _now));
        if (bucket.TryTake(_now)) return true;
        Count(counters.Limited, rule.Name);
        return false;
    }

    static void Count(Dictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
