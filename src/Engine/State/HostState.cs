using System.Text;
using Gyrfalcon.Engine.Events;

namespace Gyrfalcon.Engine.State;

/// <summary>
/// The picture of one host that rules are asked about: threads, descriptors, users. It is owned by one thread and knows no
/// statics, so that several can live beside each other.
/// </summary>
public sealed partial class HostState
{
    const long None = -1;

    readonly RecentExits _recentExits;
    readonly ScannedSockets _scannedSockets;

    // What the previous event left to be undone, so that rules could still see it.
    long _exitedThread = None;
    ulong _exitTime;
    long _closingThread = None;
    long _closedDescriptor;

    readonly byte[] _onlyContainer = [];
    ulong _lastPurge;

    /// <summary>Makes an empty state.</summary>
    /// <param name="limits">How much it may hold; null for the defaults.</param>
    public HostState(StateLimits? limits = null)
    {
        Limits = limits ?? new();
        Threads = new(Limits, Counters);
        Users = new(Limits, Counters);
        Interfaces = new(Limits, Counters);
        Containers = new(Limits, Counters);
        ContainerRequests = new(Limits.MaxContainers);
        PodRequests = new(Limits.MaxContainers);
        Kubernetes = new(Limits, Counters);
        _recentExits = new(Counters);
        _scannedSockets = new(Limits, Counters);
    }

    /// <summary>How much it may hold.</summary>
    public StateLimits Limits { get; }

    /// <summary>How much it holds.</summary>
    public StateSizes Sizes => new(
        Threads.Count, Threads.GroupCount, Threads.DescriptorCount, Users.Count, Interfaces.Count, Containers.Count, Containers.Bytes, Kubernetes.Count, Kubernetes.Bytes, _scannedSockets.Count);

    /// <summary>What it had to refuse or do without.</summary>
    public StateCounters Counters { get; } = new();

    /// <summary>Every known thread.</summary>
    public ThreadTable Threads { get; }

    /// <summary>Users and groups of the host and of containers.</summary>
    public UserTable Users { get; }

    /// <summary>The addresses of the host.</summary>
    public InterfaceTable Interfaces { get; }

    /// <summary>What runtimes say of containers.</summary>
    public ContainerTable Containers { get; }

    /// <summary>The containers that threads run in and that <see cref="Containers"/> lacks.</summary>
    public MetadataRequests ContainerRequests { get; }

    /// <summary>What an API server says of pods.</summary>
    public KubernetesTable Kubernetes { get; }

    /// <summary>The pods that threads run in and of which <see cref="Kubernetes"/> knows nothing.</summary>
    public MetadataRequests PodRequests { get; }

    /// <summary>Whether whoever told the threads has told how each came into its container.</summary>
    internal bool KnowsOrigins { get; set; }

    /// <summary>The machine.</summary>
    public MachineInfo Machine { get; set; } = MachineInfo.Unknown;

    /// <summary>When the first event of the stream happened that is no report of the writer, in nanoseconds since the epoch; 0 before it.</summary>
    public ulong FirstEventTime => Threads.Began;

    /// <summary>When the last such event happened.</summary>
    public ulong LastEventTime => Threads.Now;

    /// <summary>
    /// Called with the id of a thread that an event names and of which the state knows nothing, or not all; a live source
    /// answers with its records in the stream. Null when there is nobody to ask (a capture file).
    /// </summary>
    public Action<long>? RequestThread { get; init; }

    /// <summary>
    /// Called with the id of a container that a thread turned up in and of which nothing is known; once, and again 10 s after a
    /// failure. Null when there is nobody to ask: <see cref="ContainerRequests"/> has it all the same.
    /// </summary>
    public MetadataRequest? RequestContainer { get; init; }

    /// <summary>The same with the uid of a pod.</summary>
    public MetadataRequest? RequestPod { get; init; }

    /// <summary>The id of the one container that all threads are in, whatever their cgroups say; null when these decide.</summary>
    public string? OnlyContainer
    {
        get;
        init
        {
            field = value;
            _onlyContainer = Encoding.UTF8.GetBytes(value ?? "");
        }
    }

    /// <summary>
    /// Brings the state up to an event and binds the context to its thread and descriptor; after it the rules may be asked.
    /// What the previous event left to be undone (its thread's exit, its descriptor's close) is done first. Any block that
    /// <see cref="EventView.TryCreate"/> accepts is fit: what makes no sense changes nothing.
    /// </summary>
    /// <param name="context">A context over the event; thread, descriptor and descriptor number are filled in. Its scratch is emptied.</param>
    public void Apply(ref EventContext context)
    {
        context.Scratch.Reset();
        FinishPreviousEvent();
        if (context.Event.Info is not { } info)
        {
            ApplyRecord(ref context);
            return;
        }

        if ((info.Category & EventCategory.Metaevent) == 0)
        {
            Threads.Now = context.Event.Timestamp;
            if (FirstEventTime == 0) Begin();
        }

        _scannedSockets.Settle();
        Bind(ref context, info);
        if (context.Thread is not null) ApplyThreadEvent(ref context);
        else ApplyOther(ref context);
        if (IsAboutHost(info.Code)) context.Thread = Threads.Find(context.Event.ThreadId);
        // The container that an event itself tells of is known.
        if (ContainerRequests.PendingCount + PodRequests.PendingCount > 0 && context is { Container: null, Thread: { } caller }) context.Awaited = AwaitedOf(caller);
        if (context.Thread is { EnterCode: not 0 } thread && !info.IsEnter)
        {
            Counters.EnterEventsFound++;
            thread.EnterCode = 0;
        }
    }

    /// <summary>
    /// Removes the threads whose exit was never seen: not heard of for 300 s and gone, and placeholders that were never
    /// answered. Does nothing when the last time is less than 300 s ago.
    /// </summary>
    /// <param name="now">The time of the stream, nanoseconds since the epoch.</param>
    /// <param name="isAlive">Whether a thread id still exists (in /proc).</param>
    public void PurgeInactive(ulong now, Func<long, bool> isAlive)
    {
        if (_lastPurge == 0) _lastPurge = now;
        if (now < _lastPurge + Limits.PurgeInterval) return;
        _lastPurge = now;
        FinishPreviousEvent();
        Threads.Purge(now, isAlive);
    }

    /// <summary>Forgets everything but the counters: another capture begins.</summary>
    public void Clear()
    {
        _exitedThread = _closingThread = None;
        _lastPurge = 0;
        _scannedSockets.Clear();
        _recentExits.Clear();
        Threads.Clear();
        Users.Clear();
        Interfaces.Clear();
        Containers.Clear();
        ContainerRequests.Clear();
        PodRequests.Clear();
        Kubernetes.Clear();
        _writerAsks = StatePart.None;
        KnowsOrigins = false;
        Machine = MachineInfo.Unknown;
    }

    void Begin()
    {
        Threads.Began = Threads.Now;
        if (!KnowsOrigins) ContainerOrigins.SetOfScan(Threads);
    }

    void FinishPreviousEvent()
    {
        if (_exitedThread != None)
        {
            if (Threads.Find(_exitedThread) is { } thread)
            {
                _recentExits.Add(thread.Tid, thread.ParentTid, _exitTime);
                Threads.Remove(thread);
            }

            _exitedThread = None;
        }

        if (_closingThread != None)
        {
            Threads.Find(_closingThread)?.Group.Fds.Remove(_closedDescriptor);
            _closingThread = None;
        }
    }

    /// <summary>Lets the thread of this event go before the next one.</summary>
    internal void RemoveLater(ThreadEntry thread, ulong time)
    {
        _exitedThread = thread.Tid;
        _exitTime = time;
    }

    /// <summary>Lets a descriptor of this event's thread go before the next event.</summary>
    internal void CloseLater(ThreadEntry thread, long descriptor)
    {
        _closingThread = thread.Tid;
        _closedDescriptor = descriptor;
    }

    /// <summary>Whether a child of this parent exited so shortly before that a clone event of the parent still speaks of it.</summary>
    internal bool HasRecentlyExited(long tid, long parentTid, ulong time) => _recentExits.Contains(tid, parentTid, time, CloneEvents.StaleAfter);

    /// <summary>The container that cgroups lie in, or the one that all threads are said to be in; empty for the host.</summary>
    internal ReadOnlySpan<byte> ContainerOf(ReadOnlySpan<byte> cgroups) => _onlyContainer.Length > 0 ? _onlyContainer : ContainerIdMatcher.Match(cgroups);

    /// <summary>The entry of a thread; an unknown one is requested and gets a placeholder. Null when the table is full.</summary>
    internal ThreadEntry? FindOrRequest(long tid)
    {
        if (Threads.Find(tid) is { } known)
        {
            Counters.ThreadsFound++;
            return known;
        }

        if (tid <= 0) return null;
        Counters.ThreadsMissed++;
        if (Threads.Create(tid) is not { } thread) return null;
        thread.Comm.Set("<NA>"u8);
        thread.Exe.Set("<NA>"u8);
        Threads.Link(thread, isNew: false);
        RequestThread?.Invoke(tid);
        return thread;
    }
}
