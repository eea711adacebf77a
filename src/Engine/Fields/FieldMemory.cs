namespace Gyrfalcon.Engine.Fields;

/// <summary>What one place where a field is written remembers between events (<c>evt.deltatime</c>: when it was last asked).</summary>
public sealed class FieldMemory
{
    /// <summary>0 before the first event.</summary>
    public ulong Value;
}
