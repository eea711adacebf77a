using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Scap;

/// <summary>What of the metadata of containers and pods comes later in a stream (<see cref="EventCode.EnrichmentRecord"/>).</summary>
static class EnrichmentRecord
{
    /// <summary>The length of the whole block.</summary>
    public const int Length = RecordBlock.Overhead + 1;

    const byte Containers = 1;
    const byte Pods = 2;

    /// <summary>Writes the whole block.</summary>
    public static void Write(Span<byte> block, StatePart follows)
    {
        RecordBlock.WriteHeader(block, EventCode.EnrichmentRecord, -1, 0, 1);
        block[RecordBlock.Overhead] = (byte)(((follows & StatePart.Container) != 0 ? Containers : 0) | ((follows & StatePart.Kubernetes) != 0 ? Pods : 0));
    }

    /// <summary>What follows. The first captures that had the record had nothing in it, and only runtimes were waited for.</summary>
    public static StatePart Read(ReadOnlySpan<byte> record)
    {
        int who = record.IsEmpty ? Containers : record[0];
        return ((who & Containers) != 0 ? StatePart.Container : 0) | ((who & Pods) != 0 ? StatePart.Kubernetes : 0);
    }
}
