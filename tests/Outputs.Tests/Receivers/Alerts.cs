using System.Text;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Outputs.Tests.Receivers;

/// <summary>Alerts to send.</summary>
static class Alerts
{
    /// <summary>An alert that says its number.</summary>
    public static Alert Numbered(long sequence, Priority priority = Priority.Warning) => Of(sequence, $"alert {sequence}", priority);

    /// <summary>An alert that says this.</summary>
    public static Alert Of(long sequence, string line, Priority priority = Priority.Warning) => new(sequence, priority, Encoding.UTF8.GetBytes(line));
}
