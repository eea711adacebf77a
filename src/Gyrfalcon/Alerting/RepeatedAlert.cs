using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Alerting;

/// <summary>An alert that went out, and those like it since then.</summary>
sealed class RepeatedAlert(AlertIdentity identity, Priority priority, ulong first, int size)
{
    public AlertIdentity Identity => identity;

    public Priority Priority => priority;

    /// <summary>When it was, nanoseconds since the epoch.</summary>
    public ulong First => first;

    /// <summary>How many there were since then.</summary>
    public long Count { get; set; }

    /// <summary>The alert that is to say so; null as long as there were none.</summary>
    public byte[]? Summary { get; set; }

    /// <summary>What it takes in memory, roughly, in bytes.</summary>
    public int Bytes => size + (Summary?.Length ?? 0);
}
