using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

/// <summary>A host with a few processes, of whose events fields can be asked.</summary>
sealed class FieldFixture
{
    readonly Scratch _scratch = new();

    /// <summary>The state.</summary>
    public HostState Host { get; } = new();

    /// <summary>Adds a process with its main thread.</summary>
    public ThreadEntry Add(long tid, long parent, string name, params string[] args)
    {
        var thread = Host.Threads.Create(tid)!;
        thread.Pid = thread.VTid = thread.VPid = tid;
        thread.ParentTid = parent;
        thread.Comm.Set(Encoding.UTF8.GetBytes(name));
        thread.Exe.Set(Encoding.UTF8.GetBytes("/bin/" + name));
        thread.ExePath.Set(Encoding.UTF8.GetBytes("/usr/bin/" + name));
        thread.Args.Set(EventBuilder.List(args));
        thread.Cwd.Set("/root/"u8);
        thread.Uid = thread.Gid = 0;
        Host.Threads.Link(thread, isNew: true);
        return thread;
    }

    /// <summary>Opens a file in a process.</summary>
    public static FdEntry Open(ThreadEntry thread, int number, string path, FdType type = FdType.FileV2)
    {
        var fd = thread.Group.Fds.Add(number)!;
        fd.Type = type;
        fd.Name.Set(Encoding.UTF8.GetBytes(path));
        return fd;
    }

    /// <summary>Brings the state up to an event.</summary>
    public void Apply(byte[] block)
    {
        var context = new EventContext(EventBuilder.View(block), 1, Host, _scratch);
        Host.Apply(ref context);
    }

    /// <summary>Brings the state up to the event and gives the value as in an alert's JSON; <c>null</c> when there is none.</summary>
    public string Json(EventBuilder ev, string name, string? argument = null)
    {
        _scratch.Reset();
        var context = new EventContext(EventBuilder.View(ev.Build()), 1, Host, _scratch);
        Host.Apply(ref context);
        var json = new ScratchText(_scratch);
        ValueRenderer.AppendJson(ref json, Bind(name, argument), context);
        return Encoding.UTF8.GetString(json.Text);
    }

    /// <summary>The same for a value that is text, without the quotes.</summary>
    public string? Text(EventBuilder ev, string name, string? argument = null) =>
        Json(ev, name, argument) is var json && json == "null" ? null : System.Text.Json.JsonSerializer.Deserialize<string>(json);

    /// <summary>A field by its name; brackets apart.</summary>
    public static BoundField Bind(string name, string? argument = null) =>
        SyscallSource.Instance.Fields.TryBind(name, argument, out var field, out string? error, out _) ? field : throw new ArgumentException(error);

    /// <summary>An event that touches nothing.</summary>
    public static EventBuilder Quiet(long tid) => new EventBuilder(EventCode.SyscallAccessX, tid).With("res", 0).With("name", "/x").With("mode", 0);
}
