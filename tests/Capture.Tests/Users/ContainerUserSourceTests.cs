using System.Text;
using Gyrfalcon.Capture.Users;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Capture.Tests.Users;

/// <summary>Events of a container, whose files are below a /proc made of files, come with the names of its users.</summary>
public sealed class ContainerUserSourceTests : IDisposable
{
    static readonly string s_id = string.Concat(Enumerable.Repeat("ab12", 16));
    static readonly byte[] s_container = Encoding.UTF8.GetBytes(s_id[..12]);

    readonly string _root = Directory.CreateTempSubdirectory("gyr-users-").FullName;
    readonly HostState _host = new();
    readonly Scratch _scratch = new();
    readonly Blocks _blocks = new();
    readonly ContainerUserSource _source;

    public ContainerUserSourceTests()
    {
        Directory.CreateDirectory($"{_root}/host");
        Directory.CreateDirectory($"{_root}/container/etc");
        File.WriteAllText($"{_root}/container/etc/passwd", "zoe:x:1000:100::/home/zoe:/bin/zsh\n");
        File.WriteAllText($"{_root}/container/etc/group", "users:x:100:\n");
        Make(1, "", "host");
        Make(7, $"0::/docker/{s_id}\n", "container");
        _source = new ContainerUserSource(_blocks, _host, _root);
    }

    public void Dispose()
    {
        _source.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Read_ProgramOfAContainer_NamesOfItsUserComeToo()
    {
        byte[] exec = Exec(7, $"cpu=/docker/{s_id}");
        _blocks.Add(exec);

        var read = Read(() => HasNames);

        Assert.Equal("zoe"u8.ToArray(), _host.Users.FindUser(s_container, 1000)!.Name);
        Assert.Equal("users"u8.ToArray(), _host.Users.FindGroup(s_container, 100).ToArray());
        Assert.Equal(exec, Assert.Single(read, block => Code(block) == EventCode.SyscallExecveV19X));
        Assert.Empty(_source.Failures);
    }

    [Fact]
    public void Read_NamesAreKnown_NothingIsAdded()
    {
        _blocks.Add(Exec(7, $"cpu=/docker/{s_id}"));
        Read(() => HasNames);

        _blocks.Add(Exec(7, $"cpu=/docker/{s_id}"));

        Assert.Equal(EventCode.SyscallExecveV19X, Code(Assert.Single(Read(() => true))));
    }

    [Fact]
    public void Read_ProgramOfTheHost_PassesAsItIs()
    {
        _blocks.Add(Exec(9, "cpu=/"));

        Assert.Single(Read(() => true));
        Assert.Equal(0, _host.Users.Count);
    }

    bool HasNames => _host.Users.FindUser(s_container, 1000) is not null && !_host.Users.FindGroup(s_container, 100).IsEmpty;

    // What comes, applied to the state, until a program was started and something holds: on a busy machine the names come later.
    List<byte[]> Read(Func<bool> condition)
    {
        List<byte[]> read = [];
        while (!condition() || !read.Exists(block => Code(block) == EventCode.SyscallExecveV19X))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (_source.Read(out var view) != ReadResult.Event) continue;
            read.Add(view.Block.ToArray());
            var context = new EventContext(view, 1, _host, _scratch);
            _host.Apply(ref context);
        }

        return read;
    }

    void Make(long pid, string cgroup, string root)
    {
        Directory.CreateDirectory($"{_root}/proc/{pid}/ns");
        File.WriteAllText($"{_root}/proc/{pid}/cgroup", cgroup);
        File.WriteAllText($"{_root}/proc/{pid}/status", $"Tgid:\t{pid}\n");
        File.CreateSymbolicLink($"{_root}/proc/{pid}/root", $"{_root}/{root}");
    }

    static EventCode Code(byte[] block) => EventBuilder.View(block).Code;

    static byte[] Exec(long tid, string cgroup) => new EventBuilder(EventCode.SyscallExecveV19X, tid).With("res", 0).With("exe", "/bin/sh").With("tid", tid)
        .With("pid", tid).With("ptid", 1).With("comm", "sh").WithList("cgroups", cgroup).With("uid", 1000).With("gid", 100).Build();

    sealed class Blocks : IEventSource
    {
        readonly Queue<byte[]> _blocks = [];

        public void Add(byte[] block) => _blocks.Enqueue(block);

        public ReadResult Read(out EventView view)
        {
            view = default;
            if (!_blocks.TryDequeue(out byte[]? block)) return ReadResult.Idle;
            view = EventBuilder.View(block);
            return ReadResult.Event;
        }

        public void Dispose()
        {
        }
    }
}
