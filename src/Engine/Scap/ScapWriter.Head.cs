using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.Scap;

public sealed partial class ScapWriter
{
    // Readers take any number of process lists, but only the last list of users and of interfaces: those two are
    // kept until they are whole. 16 MiB are 300,000 users.
    const int ProcessListSize = 64 * 1024;
    const int WholeListSize = 16 * 1024 * 1024;

    readonly List<byte> _list = [];
    BlockType _listType;

    // False when the event is not one of those that stand in the head.
    bool TryWriteToHead(in EventView view)
    {
        var record = view.Parameter(0);
        switch (view.Code)
        {
            case EventCode.ThreadRecord:
                AddToList(BlockType.ProcessesV9, record, ProcessListSize);
                return true;
            case EventCode.UserRecord:
                AddToList(BlockType.UsersV2, record, WholeListSize);
                return true;
            case EventCode.InterfaceRecord:
                AddToList(BlockType.InterfacesV2, record, WholeListSize);
                return true;
            case EventCode.DescriptorRecord:
                EndList();
                record.CopyTo(BeginBlock(BlockType.DescriptorsV2, record.Length));
                return true;
            case EventCode.MachineRecord:
                EndList();
                record.CopyTo(BeginBlock(BlockType.Machine, record.Length));
                return true;
            default:
                return false;
        }
    }

    void AddToList(BlockType type, ReadOnlySpan<byte> record, int limit)
    {
        if (_listType != type || _list.Count + record.Length > limit) EndList();
        _listType = type;
        _list.AddRange(record);
    }

    void EndList()
    {
        if (_list.Count == 0) return;
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_list).CopyTo(BeginBlock(_listType, _list.Count));
        _list.Clear();
    }
}
