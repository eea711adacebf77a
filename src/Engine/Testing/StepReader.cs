using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>
/// Reads what happens in a test, step by step, and makes the event blocks of it. A step is one call: its name with its
/// arguments, and beside it who does it (<c>by</c>), how long after the step before (<c>after</c>), and how it ends (<c>result</c>).
/// </summary>
sealed class StepReader
{
    const int MaxSteps = 4096;

    // What happens one after another without a word about time.
    const ulong Pause = 1_000_000;

    static readonly string[] s_common = ["by", "after", "result"];

    readonly TestScene _scene;
    readonly DiagnosticBag _diagnostics;
    readonly ProcessReader _processes;
    readonly ParameterEncoder _encoder;
    readonly ProcessSteps _processSteps;
    readonly SocketSteps _socketSteps;
    readonly List<byte[]> _blocks = [];
    ulong _time = TestScene.Start;
    int _steps;

    public StepReader(TestScene scene, DiagnosticBag diagnostics)
    {
        _scene = scene;
        _diagnostics = diagnostics;
        _processes = new ProcessReader(scene, diagnostics);
        _encoder = new ParameterEncoder(_processes, diagnostics);
        _processSteps = new ProcessSteps(scene, _processes);
        _socketSteps = new SocketSteps(scene, diagnostics);
    }

    /// <summary>The blocks of the events so far.</summary>
    public IReadOnlyList<byte[]> Blocks => _blocks;

    /// <summary>Reads one step.</summary>
    public void Read(YamlMapping mapping)
    {
        if (++_steps > MaxSteps)
        {
            if (_steps == MaxSteps + 1) Error($"more than {MaxSteps} events in a test; expected a capture of them", mapping.Span);
            return;
        }

        if (mapping.Entries.Count == 0)
        {
            Error("an event needs the name of a call, as in '- open: /etc/shadow'", mapping.Span);
            return;
        }

        // The call stands first, or is the key that is no other.
        var call = mapping.Entries.FirstOrDefault(e => !s_common.Contains(e.Key.Value));
        if (call.Key is null)
        {
            Error("an event needs the name of a call, as in '- open: /etc/shadow'", mapping.Span);
            return;
        }

        bool isShort = call.Value is not YamlMapping;
        switch (call.Key.Value)
        {
            case "exec":
                Emit(_processSteps.Exec(Open(mapping, call, "exec", ProcessSteps.ExecKeys, out var exec, out long? execResult), exec, call.Value, execResult, _time));
                break;
            case "fork":
                Emit(_processSteps.Fork(Open(mapping, call, "fork", ["as"], out var fork, out _), fork, call.Value as YamlScalar, _time));
                break;
            case "exit":
                Emit(_processSteps.Exit(Open(mapping, call, "exit", [], out _, out long? status), status, _time));
                break;
            case "open" when isShort:
                Open(mapping, call);
                break;
            case "connect" when isShort:
                Emit(_socketSteps.Connect(Open(mapping, call, "connect", SocketSteps.ConnectKeys, out var connect, out long? connected), connect, call.Value as YamlScalar, connected, _time));
                break;
            case "accept" when isShort:
                Emit(_socketSteps.Accept(Open(mapping, call, "accept", SocketSteps.AcceptKeys, out var accept, out long? accepted), accept, call.Value as YamlScalar, accepted, _time));
                break;
            case "listen" when isShort:
                Emit(_socketSteps.Listen(Open(mapping, call, "listen", SocketSteps.ListenKeys, out var listen, out _), listen, call.Value as YamlScalar, _time));
                break;
            default:
                ReadCall(mapping, call);
                break;
        }
    }

    // Who does it, and when; takes the result too.
    TestProcess Open(YamlMapping mapping, YamlEntry call, string what, IReadOnlyList<string> keys, out TestMapping step, out long? result)
    {
        step = new TestMapping(mapping, $"the event '{what}'", [call.Key.Value, .. s_common, .. keys], _diagnostics);
        _time += step.Duration("after") ?? Pause;
        result = step.Scalar("result") is { } written ? _encoder.ReadResult(written) : null;
        var process = _processes.Find(step.Scalar("by")) ?? _scene.Find(_scene.Current)!;
        _scene.Current = process.Pid;
        return process;
    }

    void Open(YamlMapping mapping, YamlEntry call)
    {
        var process = Open(mapping, call, "open", ["for"], out var step, out long? result);
        if (call.Value is not YamlScalar { IsNull: false } path)
        {
            Error("expected a path, as in 'open: /etc/shadow'", call.Value.Span);
            return;
        }

        string purpose = step.Scalar("for")?.Value ?? "read";
        if (!OpenPurposes.TryFind(purpose, out uint flags)) Error($"'{purpose}' is nothing to open a file for; expected one of {string.Join(", ", OpenPurposes.Names)}", step.Find("for")!.Span, Suggestions.Closest(purpose, OpenPurposes.Names));
        const int permissions = 0x1a4;
        Emit(Make(EventCode.SyscallOpenatV2X, process, result).With("name", path.Value).With("flags", flags).With("mode", permissions).Build());
    }

    void ReadCall(YamlMapping mapping, YamlEntry call)
    {
        var process = Open(mapping, call, call.Key.Value, [], out _, out long? result);
        if (CallTable.Find(call.Key.Value) is not { } row)
        {
            ReadGeneric(call, process);
            return;
        }

        var builder = Make(row.Code, process, result);
        switch (call.Value)
        {
            case YamlMapping arguments:
                foreach (var (key, value) in arguments.Entries) Set(builder, row, key, value);
                // dup2 and dup3 give the descriptor that they were asked for.
                if (result is null && row.IndexOf("newfd") >= 0 && arguments.Find("newfd") is { } asked) Set(builder, row, 0, asked);
                break;
            case YamlScalar { IsNull: true }:
                break;
            case YamlScalar single:
                SetPaths(builder, row, [single]);
                break;
            case YamlSequence several:
                SetPaths(builder, row, several.Items);
                break;
        }

        Emit(builder.Build());
    }

    void Set(EventBuilder builder, EventInfo row, YamlScalar name, YamlNode value)
    {
        int index = row.IndexOf(name.Value);
        if (index < 0)
        {
            var names = row.Parameters.Select(p => p.Name).ToList();
            Error($"{row.Name} has no parameter '{name.Value}'; expected one of {string.Join(", ", names)}", name.Span, Suggestions.Closest(name.Value, names));
        }
        else Set(builder, row, index, value);
    }

    void Set(EventBuilder builder, EventInfo row, int index, YamlNode value)
    {
        if (_encoder.Encode(row.Parameters[index], value) is { } bytes) builder.With(index, bytes);
    }

    // What a call is about: its paths in order, else its first text, else its first argument.
    void SetPaths(EventBuilder builder, EventInfo row, List<YamlNode> values)
    {
        int[] indexes = CallTable.MainParameters(row);
        if (values.Count > indexes.Length)
        {
            string taken = indexes.Length == 0 ? "no argument" : string.Join(", ", indexes.Select(i => row.Parameters[i].Name));
            Error($"{row.Name} takes {taken} here; expected 'NAME: value' pairs for others", values[indexes.Length].Span);
            return;
        }

        foreach (var (i, value) in values.Index()) Set(builder, row, indexes[i], value);
    }

    // A call that has no event of its own: only its name is told.
    void ReadGeneric(YamlEntry call, TestProcess process)
    {
        string name = call.Key.Value;
        if (!SyscallTable.Generic.Contains(name))
        {
            Error($"there is no call '{name}'; expected exec, fork, exit, or a syscall (gyr --list-events shows them)", call.Key.Span, Suggestions.Closest(name, CallTable.Names));
            return;
        }

        if (call.Value is not YamlScalar { IsNull: true }) Error($"nothing is known of {name} but that it was called; expected no value", call.Value.Span);
        Emit(new EventBuilder(EventCode.GenericX, process.Pid, _time).With("ID", SyscallTable.All.IndexOf(name)).With("nativeID", 0).Build());
    }

    EventBuilder Make(EventCode code, TestProcess process, long? result)
    {
        var builder = CallTable.Make(code, process, result, _time, out bool makesDescriptor);
        if (makesDescriptor) _scene.Set(process with { LastDescriptor = process.NextDescriptor, NextDescriptor = process.NextDescriptor + 1 });
        return builder;
    }

    void Emit(params IEnumerable<byte[]> blocks) => _blocks.AddRange(blocks);

    void Error(string message, SourceSpan span, string? suggestion = null) => _diagnostics.Error(LoadCodes.RuleTest, message, span, suggestion);
}
