using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Reads what processes have and are called, whether they are there before or are started by an event.</summary>
sealed class ProcessReader(TestScene scene, DiagnosticBag diagnostics)
{
    /// <summary>The keys that tell of a process.</summary>
    public static readonly string[] Keys = ["name", "as", "command", "exe", "cwd", "env", "user", "login_user", "tty", "capabilities", "from_memfd", "upper_layer", "writable"];

    // The kernel's name of a task has 15 characters.
    const int NameLength = 15;

    // The probe cuts command lines and environments at so many bytes, and no path is longer.
    const int LongestText = 4096;

    const uint ExeWritable = 1, ExeUpperLayer = 2, ExeFromMemfd = 4;

    /// <summary>A process with what a mapping tells of it; what it does not tell is that of <paramref name="basis"/>.</summary>
    /// <param name="read">The mapping.</param>
    /// <param name="basis">The process that it was, or that made it.</param>
    /// <param name="command">The command line where it stands elsewhere; null when it is under <c>command</c>, or nowhere.</param>
    public TestProcess Read(TestMapping read, TestProcess basis, YamlNode? command = null)
    {
        string? name = Bounded(read.Scalar("name")), exe = Bounded(read.Scalar("exe"));
        var arguments = ArgumentsOf(command ?? read.Find("command"));
        if (arguments.Count == 0) arguments = [exe ?? name ?? "unnamed"];
        if (exe is null) exe = arguments[0].StartsWith('/') ? arguments[0] : $"/usr/bin/{name ?? arguments[0]}";
        name ??= exe[(exe.LastIndexOf('/') + 1)..];
        uint uid = FindUser(read.Scalar("user")) ?? basis.Uid;
        return basis with
        {
            Name = name.Length > NameLength ? name[..NameLength] : name,
            Exe = exe,
            Arguments = arguments,
            Cwd = Bounded(read.Scalar("cwd")) ?? basis.Cwd,
            Environment = read.Has("env") ? Bounded([.. read.Scalars("env").Select(e => e.Value)], read.Find("env")!) : basis.Environment,
            Uid = uid,
            Gid = read.Has("user") ? uid : basis.Gid,
            LoginUid = FindUser(read.Scalar("login_user")) ?? basis.LoginUid,
            Tty = ReadTerminal(read) ?? basis.Tty,
            Capabilities = read.Has("capabilities") ? ReadCapabilities(read) : basis.Capabilities,
            ExeFlags = Flag(read, "writable", ExeWritable) | Flag(read, "upper_layer", ExeUpperLayer) | Flag(read, "from_memfd", ExeFromMemfd),
        };
    }

    /// <summary>The process that a value names by its name or its id; null when there is no value, or no such process, which is reported.</summary>
    public TestProcess? Find(YamlScalar? name)
    {
        if (name is null) return null;
        if ((long.TryParse(name.Value, out long pid) ? scene.Find(pid) : scene.Find(name.Value)) is { } process) return process;
        Error($"there is no process '{name.Value}' at this point", name.Span, Suggestions.Closest(name.Value, scene.ProcessNames));
        return null;
    }

    /// <summary>The container that a value names; null when there is no value, or no such container, which is reported.</summary>
    public TestContainer? FindContainer(YamlScalar? name)
    {
        if (name is null || name.Value == "host") return null;
        if (scene.Containers.TryGetValue(name.Value, out var container)) return container;
        Error($"there is no container '{name.Value}' in 'given:'", name.Span, Suggestions.Closest(name.Value, scene.Containers.Keys));
        return null;
    }

    /// <summary>The id of the user that a value names; null when there is no value, or no such user, which is reported.</summary>
    public uint? FindUser(YamlScalar? name)
    {
        if (name is null) return null;
        if (uint.TryParse(name.Value, out uint uid) || scene.Users.TryGetValue(name.Value, out uid)) return uid;
        Error($"there is no user '{name.Value}'; expected an id, or one of 'users:' in 'given:'", name.Span, Suggestions.Closest(name.Value, scene.Users.Keys));
        return null;
    }

    // One value is a command line, several are its arguments as they are.
    List<string> ArgumentsOf(YamlNode? command)
    {
        switch (command)
        {
            case null:
                return [];
            case YamlScalar { IsNull: false } line when CommandLine.Split(line.Value) is { Count: > 0 } arguments:
                return Bounded(arguments, line);
            case YamlSequence { Items.Count: > 0 } sequence when sequence.Items.TrueForAll(i => i is YamlScalar):
                return Bounded([.. sequence.Items.Select(i => ((YamlScalar)i).Value)], sequence);
            default:
                Error("a command is missing; expected a command line, or its arguments in a sequence", command.Span);
                return [];
        }
    }

    List<string> Bounded(List<string> texts, YamlNode node)
    {
        if (texts.Sum(t => (long)t.Length + 1) <= LongestText) return texts;
        Error($"this is longer than {LongestText} characters, at which the probe cuts it", node.Span);
        return [];
    }

    string? Bounded(YamlScalar? text)
    {
        if (text is null || text.Value.Length < LongestText) return text?.Value;
        Error($"no name and no path has {LongestText} characters", text.Span);
        return null;
    }

    uint? ReadTerminal(TestMapping read)
    {
        if (read.Scalar("tty") is not { } tty) return null;
        if (uint.TryParse(tty.Value, out uint number)) return number;
        return YamlConvert.TryBool(tty.Value, out bool has) ? has ? TestProcess.Terminal : 0 : Refuse("tty", tty, "true, false, or the number of a device");
    }

    ulong ReadCapabilities(TestMapping read)
    {
        ulong set = 0;
        foreach (var name in read.Scalars("capabilities"))
        {
            if (name.Value == "all") set |= CapabilityNames.All;
            else if (CapabilityNames.Find(name.Value) is { } bit) set |= bit;
            else Error($"there is no capability '{name.Value}'; expected one such as CAP_SYS_ADMIN, or 'all'", name.Span);
        }

        return set;
    }

    uint? Refuse(string key, YamlScalar value, string expected)
    {
        Error($"'{value.Value}' is no value for {key}; expected {expected}", value.Span);
        return null;
    }

    static uint Flag(TestMapping read, string key, uint flag) => read.Bool(key) == true ? flag : 0;

    void Error(string message, SourceSpan span, string? suggestion = null) => diagnostics.Error(LoadCodes.RuleTest, message, span, suggestion);
}
