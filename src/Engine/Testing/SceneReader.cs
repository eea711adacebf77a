using System.Security.Cryptography;
using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Reads what there is before the first event: <c>given</c> of a file or of a test.</summary>
sealed class SceneReader(TestScene scene, DiagnosticBag diagnostics)
{
    const int FullIdLength = 64, ShortIdLength = 12;

    static readonly string[] s_keys = ["users", "containers", "processes"];
    static readonly string[] s_containerKeys = ["name", "id", "image", "pod", "namespace", "privileged", "host_pid", "host_network", "labels", "mounts", "known"];
    static readonly string[] s_processKeys = [.. ProcessReader.Keys, "pid", "vpid", "parent", "container", "age", "entered", "fds"];

    readonly ProcessReader _processes = new(scene, diagnostics);

    /// <summary>Adds all of it to the scene.</summary>
    public void Read(YamlMapping mapping)
    {
        var given = new TestMapping(mapping, "given", s_keys, diagnostics);
        if (given.Mapping("users") is { } users) ReadUsers(users);
        foreach (var container in given.Mappings("containers")) ReadContainer(container);
        foreach (var process in given.Mappings("processes")) ReadProcess(process);
    }

    void ReadUsers(YamlMapping users)
    {
        foreach (var (name, node) in users.Entries)
        {
            if (!HasRoom(scene.Users.Count, "users", name.Span)) return;
            if (node is YamlScalar value && uint.TryParse(value.Value, out uint uid)) scene.AddUser(name.Value, uid);
            else Error($"the user {name.Value} has no id; expected a number", node.Span);
        }
    }

    void ReadContainer(YamlMapping mapping)
    {
        var read = new TestMapping(mapping, "a container", s_containerKeys, diagnostics);
        if (!read.Has("name")) Error("a container needs a name", mapping.Span);
        if (!HasRoom(scene.Containers.Count, "containers", mapping.Span) || read.Scalar("name") is not { } name) return;
        if (scene.Containers.ContainsKey(name.Value)) Error($"there is a container '{name.Value}' already", name.Span);
        else scene.Add(new TestContainer(name.Value, ReadId(read, name.Value))
        {
            Image = read.Scalar("image")?.Value ?? "",
            Pod = read.Scalar("pod")?.Value ?? "",
            Namespace = read.Scalar("namespace")?.Value ?? "default",
            IsPrivileged = read.Bool("privileged") ?? false,
            HasHostPid = read.Bool("host_pid") ?? false,
            HasHostNetwork = read.Bool("host_network") ?? false,
            IsKnown = read.Bool("known") ?? true,
            Labels = read.Mapping("labels") is { } labels ? [.. labels.Entries.Select(e => (e.Key.Value, (e.Value as YamlScalar)?.Value ?? ""))] : [],
            Mounts = [.. read.Scalars("mounts").Select(ReadMount)],
        });
        if (read.Find("namespace") is { } space && !read.Has("pod")) Error("a container is in a namespace by its pod; expected 'pod:' as well", space.Span);
    }

    // What a test does not say is made of the name, so that it is the same each time.
    string ReadId(TestMapping container, string name)
    {
        string made = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        if (container.Scalar("id") is not { } id) return made;
        if (id.Value.Length is ShortIdLength or FullIdLength && id.Value.All(char.IsAsciiHexDigitLower)) return id.Value + made[id.Value.Length..];
        Error($"'{id.Value}' is no id of a container; expected {ShortIdLength} or {FullIdLength} hexadecimal digits", id.Span);
        return made;
    }

    TestMount ReadMount(YamlScalar mount)
    {
        string[] parts = mount.Value.Split(':');
        if (parts is [var source, var destination, .. [] or ["ro" or "rw"]]) return new TestMount(source, destination, IsWritable: parts is not [_, _, "ro"]);
        Error($"'{mount.Value}' is no mount; expected SOURCE:DESTINATION, or SOURCE:DESTINATION:ro", mount.Span);
        return new TestMount("", "", IsWritable: false);
    }

    void ReadProcess(YamlMapping mapping)
    {
        var read = new TestMapping(mapping, "a process", s_processKeys, diagnostics);
        if (!read.Has("name") && !read.Has("exe") && !read.Has("command")) Error("a process needs 'name:', 'exe:' or 'command:'", mapping.Span);
        if (!HasRoom(scene.ProcessCount, "processes", mapping.Span)) return;
        var parent = _processes.Find(read.Scalar("parent"));
        var container = _processes.FindContainer(read.Scalar("container")) ?? (read.Has("container") ? null : parent?.Container);
        parent ??= container is null ? scene.Find(1)! : scene.ShimOf(container);
        long pid = read.Number("pid", 2, int.MaxValue) ?? scene.TakePid();
        if (scene.Find(pid) is { } other)
        {
            Error($"the process {other.Name} has the id {pid} already", read.Find("pid")!.Span);
            return;
        }

        bool isEntered = read.Bool("entered") ?? false;
        if (isEntered && container is null) Error("nothing is entered without a container; expected 'container:' as well", read.Find("entered")!.Span);
        var process = _processes.Read(read, new TestProcess
        {
            Pid = pid,
            VPid = read.Number("vpid", 1, int.MaxValue) ?? scene.TakeVPid(container, pid),
            Parent = parent,
            Name = "",
            Exe = "",
            Arguments = [],
            Container = container,
            Origin = OriginOf(container, parent, isEntered),
            Uid = parent.Uid,
            Gid = parent.Gid,
            LoginUid = parent.LoginUid,
            Tty = parent.Tty,
            StartTime = TestScene.Start - (read.Duration("age") ?? 3600ul * 1_000_000_000),
        });
        if (read.Mapping("fds") is { } fds) process = new DescriptorReader(diagnostics).Read(fds, process);
        scene.Add(process, read.Scalar("as")?.Value);
    }

    static ContainerOrigin OriginOf(TestContainer? container, TestProcess parent, bool isEntered)
    {
        if (container is null) return ContainerOrigin.Unknown;
        if (isEntered) return ContainerOrigin.Exec;
        return parent.Container == container && parent.Origin is ContainerOrigin.Exec or ContainerOrigin.AfterExec ? ContainerOrigin.AfterExec : ContainerOrigin.Start;
    }

    bool HasRoom(int count, string what, SourceSpan span)
    {
        if (count < TestScene.MaxItems) return true;
        Error($"more than {TestScene.MaxItems} {what}", span);
        return false;
    }

    void Error(string message, SourceSpan span) => diagnostics.Error(LoadCodes.RuleTest, message, span);
}
