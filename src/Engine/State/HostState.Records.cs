using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Engine.State;

public sealed partial class HostState
{
    // Our own codes: what /proc or the head of a capture says.
    void ApplyRecord(ref EventContext context)
    {
        var ev = context.Event;
        var record = ev.Parameter(0);
        bool isFit = ev.Code switch
        {
            EventCode.ThreadRecord => ThreadRecordReader.TryRead(this, record, ev.Timestamp, context.Scratch),
            EventCode.DescriptorRecord => DescriptorRecordReader.TryRead(this, record, _scannedSockets),
            EventCode.UserRecord => UserRecordReader.TryRead(record, Users),
            EventCode.InterfaceRecord => InterfaceRecordReader.TryRead(record, Interfaces),
            EventCode.MachineRecord => TryReadMachine(record),
            EventCode.SectionRecord => BeginSection(),
            EventCode.ContainerFailed => TryFailContainer(ev),
            EventCode.PodFailed => TryFailPod(ev),
            EventCode.EnrichmentRecord => TryReadWhatFollows(record),
            _ => true,
        };
        if (!isFit) Counters.RecordsMalformed++;
    }

    /// <summary>Whether a record that was taken at <paramref name="time"/> speaks of a thread that has exited since.</summary>
    internal bool HasExitedSince(long tid, ulong time) => _recentExits.HasExitedSince(tid, time);

    bool TryReadMachine(ReadOnlySpan<byte> record)
    {
        if (MachineInfo.Read(record) is not { } machine) return false;
        Machine = machine;
        return true;
    }

    // The reason of a container that came meanwhile, from another runtime, is of no use.
    bool TryFailContainer(in EventView ev)
    {
        var id = ev.Parameter(0);
        if (id.IsEmpty) return false;
        if (Containers.Find(id) is null) ContainerRequests.Fail(id, ev.Parameter(1), ev.Timestamp);
        return true;
    }

    bool TryFailPod(in EventView ev)
    {
        var uid = ev.Parameter(0);
        if (uid.IsEmpty) return false;
        if (Kubernetes.Find(KubernetesKind.Pod, uid) is null) PodRequests.Fail(uid, ev.Parameter(1), ev.Timestamp);
        return true;
    }

    bool TryReadWhatFollows(ReadOnlySpan<byte> record)
    {
        _writerAsks = EnrichmentRecord.Read(record);
        return true;
    }

    bool BeginSection()
    {
        Clear();
        return true;
    }
}
