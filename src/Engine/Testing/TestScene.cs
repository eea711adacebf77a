using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Testing;

/// <summary>
/// What there is before and during a test: users, containers, processes. It writes the blocks that tell the state of them, and hands
/// out ids as the kernel does.
/// </summary>
sealed class TestScene
{
    /// <summary>When the events of a test begin: 2026-01-01 00:00:00 UTC.</summary>
    public const ulong Start = EventBuilder.DefaultTimestamp;

    /// <summary>More processes than this, or more users or containers, are no test.</summary>
    public const int MaxItems = 64;

    const ulong Day = 24ul * 3600 * 1_000_000_000;
    const long FirstPid = 1000;

    readonly Dictionary<string, long> _names = [];
    readonly Dictionary<long, TestProcess> _processes = [];
    readonly Dictionary<string, long> _lastVPids = [];
    readonly List<byte[]> _blocks = [];
    long _nextPid = FirstPid;

    /// <summary>A scene with nothing but the host's first process, <c>systemd</c>, and the user <c>root</c>.</summary>
    public TestScene()
    {
        _blocks.Add(HostRecordWriter.Machine(new MachineInfo(2, 4ul << 30, 32768, "test-host", Start - Day), 0));
        AddUser("root", 0);
        Add(new TestProcess { Pid = 1, VPid = 1, Name = "systemd", Exe = "/usr/lib/systemd/systemd", Arguments = ["/sbin/init"], StartTime = Start - Day });
    }

    TestScene(TestScene other)
    {
        _names = new(other._names);
        _processes = new(other._processes);
        _lastVPids = new(other._lastVPids);
        _blocks = [.. other._blocks];
        _nextPid = other._nextPid;
        Users = new(other.Users);
        Containers = new(other.Containers);
        Current = other.Current;
    }

    /// <summary>The ids of users by their names.</summary>
    public Dictionary<string, uint> Users { get; } = [];

    /// <summary>The containers by their names.</summary>
    public Dictionary<string, TestContainer> Containers { get; } = [];

    /// <summary>The blocks that tell the state of all this.</summary>
    public IReadOnlyList<byte[]> Blocks => _blocks;

    /// <summary>The process that does what no other is said to do: the last that was told, or that did something.</summary>
    public long Current { get; set; }

    /// <summary>How many processes there are.</summary>
    public int ProcessCount => _processes.Count;

    /// <summary>The names by which processes are known.</summary>
    public IEnumerable<string> ProcessNames => _names.Keys;

    /// <summary>The same once more, to be changed on its own.</summary>
    public TestScene Copy() => new(this);

    /// <summary>A process by its id; null when there is none.</summary>
    public TestProcess? Find(long pid) => _processes.GetValueOrDefault(pid);

    /// <summary>A process by its name; null when there is none.</summary>
    public TestProcess? Find(string name) => _names.TryGetValue(name, out long pid) ? Find(pid) : null;

    /// <summary>An id that no process has.</summary>
    public long TakePid()
    {
        while (_processes.ContainsKey(_nextPid)) _nextPid++;
        return _nextPid++;
    }

    /// <summary>The id in the pid namespace of a container that its next process gets.</summary>
    public long TakeVPid(TestContainer? container, long pid)
    {
        if (container is null or { HasHostPid: true }) return pid;
        return _lastVPids[container.Name] = _lastVPids.GetValueOrDefault(container.Name) + 1;
    }

    /// <summary>Whether any process runs in a container.</summary>
    public bool HasProcessIn(TestContainer container) => _processes.Values.Any(p => p.Container == container);

    /// <summary>The process of the runtime that starts what a container runs.</summary>
    public TestProcess ShimOf(TestContainer container) => Find(_names[ShimName(container)])!;

    /// <summary>Adds a user, to the host and to every container.</summary>
    public void AddUser(string name, uint uid)
    {
        Users[name] = uid;
        var user = new UserEntry(uid, Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(uid == 0 ? "/root" : $"/home/{name}"), "/bin/sh"u8.ToArray());
        _blocks.Add(HostRecordWriter.UserOf(uid, user, 0));
        _blocks.Add(HostRecordWriter.GroupOf(uid, user.Name, 0));
        foreach (var container in Containers.Values) AddUser(container, uid, user.Name, user);
    }

    /// <summary>Adds a container, and the process of the runtime that belongs to it.</summary>
    public void Add(TestContainer container)
    {
        Containers[container.Name] = container;
        if (container.IsKnown)
        {
            byte[] block = ContainerRecordWriter.Container(container.ToJson());
            ContainerRecordWriter.SetTime(block, Start - Day);
            _blocks.Add(block);
        }

        foreach (var (name, uid) in Users)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(name);
            AddUser(container, uid, utf8, new UserEntry(uid, utf8, [], []));
        }

        long pid = TakePid(), current = Current;
        Add(new TestProcess
        {
            Pid = pid,
            VPid = pid,
            Parent = Find(1),
            Name = "containerd-shim",
            Exe = "/usr/bin/containerd-shim-runc-v2",
            Arguments = ["/usr/bin/containerd-shim-runc-v2", "-id", container.FullId],
            StartTime = Start - Day,
        }, ShimName(container));
        Current = current;
    }

    /// <summary>Adds a process that is there before the first event.</summary>
    /// <param name="process">The process.</param>
    /// <param name="alias">Another name for it; null for none.</param>
    public void Add(TestProcess process, string? alias = null)
    {
        Set(process, alias);
        _blocks.Add(TestStateWriter.Process(process));
        if (process.Descriptors is { } descriptors) _blocks.Add(descriptors);
    }

    /// <summary>Takes over what became of a process; it is the current one now.</summary>
    public void Set(TestProcess process, string? alias = null)
    {
        _processes[process.Pid] = process;
        _names[alias ?? process.Name] = process.Pid;
        Current = process.Pid;
    }

    // A blank is in no name that somebody would give a process.
    static string ShimName(TestContainer container) => $"shim of {container.Name}";

    void AddUser(TestContainer container, uint uid, byte[] name, UserEntry user)
    {
        byte[] id = Encoding.UTF8.GetBytes(container.Id);
        _blocks.Add(UserEventWriter.UserAdded(id, uid, user, Start - Day));
        _blocks.Add(UserEventWriter.GroupAdded(id, uid, name, Start - Day));
    }
}
