using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Outputs;

/// <summary>Numbers the alerts and hands each to the queues of all outputs. Any thread may send.</summary>
/// <param name="queues">The queues.</param>
/// <param name="sequence">The numbers.</param>
/// <param name="waits">Whether a full queue makes the sender wait, as a capture can, instead of dropping the alert.</param>
public sealed class AlertDispatcher(IReadOnlyList<OutputQueue> queues, AlertSequence sequence, bool waits)
{
    /// <summary>Sends an alert.</summary>
    /// <param name="priority">How grave it is.</param>
    /// <param name="line">What it says, as UTF-8 without a line break; nobody writes to it from now on.</param>
    public void Send(Priority priority, byte[] line)
    {
        var alert = new Alert(sequence.Next(), priority, line);
        foreach (var queue in queues)
        {
            if (waits) queue.Enqueue(alert);
            else queue.Offer(alert);
        }
    }
}
