using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

/// <summary>
/// Asks fields before and after each event, of its thread and of others, and notes every value that an event changed which is
/// none of the field's writers.
/// </summary>
sealed class FieldWatch
{
    const long NoNumber = -1;

    readonly BoundField[] _ofThreads;
    readonly BoundField[] _ofDescriptors;
    readonly HostState _host = new();
    readonly Scratch _scratch = new();
    readonly List<long> _tids = [];
    readonly byte[] _quiet = new EventBuilder(EventCode.SyscallReadX).Build();
    EventCode _previous;
    long _previousTid;
    long _number;

    public FieldWatch(IEnumerable<Field> fields)
    {
        var bound = fields.Where(f => !f.Scope.IsPerEvent).Select(Bind).ToArray();
        _ofThreads = [.. bound.Where(f => (f.Field.Scope & FieldScope.Descriptor) == 0)];
        _ofDescriptors = [.. bound.Where(f => (f.Field.Scope & FieldScope.Descriptor) != 0)];
    }

    /// <summary>The changes that no field told of, each kind once.</summary>
    public HashSet<string> Slips { get; } = [];

    /// <summary>The types of the events that changed something.</summary>
    public HashSet<EventCode> Writers { get; } = [];

    /// <summary>The number of values that were compared.</summary>
    public long Compared { get; private set; }

    /// <summary>The number of fields that are watched.</summary>
    public int Count => _ofThreads.Length + _ofDescriptors.Length;

    /// <summary>Brings the state up to an event and compares.</summary>
    public void Apply(EventView ev)
    {
        var info = ev.Info;
        long[] tids = info is null ? [] : [.. Subjects(ev)];
        var before = tids.Select(Read).ToArray();
        var context = new EventContext(ev, ++_number, _host, _scratch);
        _host.Apply(ref context);
        if (info is null) return;

        for (int i = 0; i < tids.Length; i++) Compare(before[i], Read(tids[i]), ev.Code);
        CompareWithEvent(context);
        _previous = ev.Code;
        _previousTid = ev.ThreadId;
    }

    // The thread of the event, that of the one before, which may still have something to come, and a third, now this, now that.
    IEnumerable<long> Subjects(EventView ev)
    {
        if (!_tids.Contains(ev.ThreadId)) _tids.Add(ev.ThreadId);
        long[] tids = [ev.ThreadId, _previousTid, _tids[(int)(_number % _tids.Count)]];
        return tids.Distinct().Where(tid => _host.Threads.Find(tid) is not null);
    }

    Snapshot Read(long tid)
    {
        var thread = _host.Threads.Find(tid);
        var snapshot = new Snapshot(Ask(_ofThreads, tid, NoNumber));
        snapshot.Descriptors[NoNumber] = Ask(_ofDescriptors, tid, NoNumber);
        foreach (var fd in thread?.Group.Fds.Entries.ToArray() ?? []) snapshot.Descriptors[fd.Number] = Ask(_ofDescriptors, tid, fd.Number);
        return snapshot;
    }

    // An event that says nothing but whom it is about.
    int[] Ask(BoundField[] fields, long tid, long number)
    {
        EventBuilder.Stamp(_quiet, tid, EventBuilder.DefaultTimestamp);
        var context = new EventContext(EventBuilder.View(_quiet), _number, _host, _scratch)
        {
            Thread = _host.Threads.Find(tid),
            FdNumber = number,
        };
        int[] values = new int[fields.Length];
        for (int i = 0; i < fields.Length; i++) values[i] = Value(fields[i], context);
        return values;
    }

    // Values are told apart by a hash.
    int Value(BoundField field, scoped in EventContext context)
    {
        _scratch.Reset();
        if (!field.TryExtract(context, out var value)) return 0;
        var hash = new HashCode();
        if (ParameterTypes.IsBytes(field.Type) || field.Field.IsList) hash.AddBytes(value.Bytes);
        else hash.Add(value.Number);
        return hash.ToHashCode();
    }

    void Compare(Snapshot before, Snapshot after, EventCode code)
    {
        Compare(_ofThreads, before.Thread, after.Thread, code);
        foreach (long number in before.Descriptors.Keys.Union(after.Descriptors.Keys))
        {
            // A number without a descriptor reads as any other without one, but for the number itself.
            if (before.Descriptors.TryGetValue(number, out int[]? was) && after.Descriptors.TryGetValue(number, out int[]? now)) Compare(_ofDescriptors, was, now, code);
            else Compare(_ofDescriptors, was ?? before.Descriptors[NoNumber], after.Descriptors.GetValueOrDefault(number) ?? after.Descriptors[NoNumber], code, isOpenedOrClosed: true);
        }
    }

    void Compare(BoundField[] fields, int[] before, int[] after, EventCode code, bool isOpenedOrClosed = false)
    {
        // What this one left to be undone shows with the next event.
        bool isDelayed = _previous is EventCode.SyscallCloseX or EventCode.ProcexitV1E;
        Compared += fields.Length;
        for (int i = 0; i < fields.Length; i++)
        {
            if (before[i] == after[i] || isOpenedOrClosed && fields[i].Name is "fd.num" or "fd.uid") continue;
            Writers.Add(isDelayed && !fields[i].Field.Scope.Writers.Contains(code) ? _previous : code);
            var writers = fields[i].Field.Scope.Writers;
            if (!writers.Contains(code) && !(isDelayed && writers.Contains(_previous))) Slips.Add($"{code} changes {fields[i].Name}");
        }
    }

    // What rules see with the event itself is what an event that says nothing would show.
    void CompareWithEvent(scoped in EventContext context)
    {
        if (context.Thread is not { } thread || thread != _host.Threads.Find(context.Event.ThreadId)) return;
        CompareWithEvent(_ofThreads, Ask(_ofThreads, thread.Tid, NoNumber), context);

        // Rules are asked of no event that enters a call with a descriptor.
        if (context.FdNumber != EventContext.NoFd && context.Event.Info is { IsEnter: false }) CompareWithEvent(_ofDescriptors, Ask(_ofDescriptors, thread.Tid, context.FdNumber), context);
    }

    void CompareWithEvent(BoundField[] fields, int[] expected, scoped in EventContext context)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (fields[i].Field.Scope.Writers.Contains(context.Event.Code) || Value(fields[i], context) == expected[i]) continue;
            Slips.Add($"{fields[i].Name} reads {context.Event.Code}");
        }
    }

    static BoundField Bind(Field field)
    {
        string? argument = (field.Argument & FieldArgument.Required) == 0 ? null : (field.Argument & FieldArgument.Index) != 0 ? "0" : "cpu";
        return new BoundField(field, FieldFixture.Bind(field.Name, argument).Argument, field.Name);
    }

    sealed record Snapshot(int[] Thread)
    {
        public Dictionary<long, int[]> Descriptors { get; } = [];
    }
}
