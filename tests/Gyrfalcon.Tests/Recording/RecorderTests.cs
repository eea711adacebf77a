using System.Text;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Recording;
using Xunit;

namespace Gyrfalcon.Tests.Recording;

/// <summary>Alerts are recorded in files that begin before them and replay to them.</summary>
public sealed class RecorderTests : IDisposable
{
    const ulong Start = EventBuilder.DefaultTimestamp;
    const ulong Second = 1_000_000_000;

    const string Rules = """
        - rule: recorded
          desc: d
          condition: evt.type = execve and proc.name = sh
          output: "%proc.name %proc.pname %proc.cwd %proc.is_exec_into_container %container.name %fd.name"
          priority: INFO
          capture: true
          capture_duration: 2000
        - rule: other
          desc: d
          condition: evt.type = execve and proc.name = cat
          output: "%proc.name"
          priority: INFO
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("gyr-recorder").FullName;
    readonly List<string> _alerts = [];
    readonly List<string> _log = [];
    readonly List<InternalAlert> _internal = [];
    Recorder _recorder = null!;
    Detector _detector = null!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void OnAlert_RuleIsRecorded_FileHoldsWhatCameBeforeAndAfterAndReplaysToTheAlert()
    {
        Begin(new());
        AddShell();
        Open(10, "/before", Start);
        Exec(20, "/bin/sh", Start + Second);
        Open(20, "/after", Start + 2 * Second);
        Open(20, "/late", Start + 4 * Second);
        _recorder.Complete();

        string file = Assert.Single(Files());
        Assert.Equal($"gyr_{Start + Second:D20}_{3:D20}.scap", Path.GetFileName(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(["/before", "/after"], Replay(file, out var alerts));
        Assert.Equal(_alerts, alerts);
        Assert.Equal($"recorded {file}", Assert.Single(_log));
    }

    [Fact]
    public void OnAlert_NoRing_BeginsWithTheAlert()
    {
        Begin(new() { RingMb = 0 });
        AddShell();
        Open(10, "/before", Start);
        Exec(20, "/bin/sh", Start + Second);
        _recorder.Complete();

        Assert.Empty(Replay(Assert.Single(Files()), out var alerts));
        Assert.Equal(_alerts, alerts);
    }

    [Fact]
    public void OnAlert_EventsAreOlderThanWanted_AreLeftOut()
    {
        Begin(new() { Before = TimeSpan.FromSeconds(1) });
        AddShell();
        Open(10, "/old", Start);
        Open(10, "/new", Start + 2 * Second);
        Exec(20, "/bin/sh", Start + 3 * Second);
        _recorder.Complete();

        Assert.Equal(["/new"], Replay(Assert.Single(Files()), out _));
    }

    [Fact]
    public void OnAlert_RuleIsNotRecorded_MakesNoFile()
    {
        Begin(new());
        AddShell();
        Exec(20, "/bin/cat", Start);
        _recorder.Complete();

        Assert.Empty(Files());
    }

    [Fact]
    public void OnAlert_AllRules_RecordsEachForTheDefault()
    {
        Begin(new() { Mode = RecordingMode.AllRules, DefaultDuration = TimeSpan.FromSeconds(1) });
        AddShell();
        Exec(20, "/bin/cat", Start);
        Open(20, "/in", Start + Second / 2);
        Open(20, "/out", Start + 2 * Second);
        _recorder.Complete();

        Assert.Equal(["/in"], Replay(Assert.Single(Files()), out _));
    }

    [Fact]
    public void OnAlert_FileIsBeingWritten_IsMadeLonger()
    {
        Begin(new());
        AddShell();
        Exec(20, "/bin/sh", Start);
        Exec(21, "/bin/cat", Start + Second);
        Open(20, "/in", Start + 5 * Second);
        Open(20, "/out", Start + 7 * Second);
        _recorder.Complete();

        Assert.Equal(["/in"], Replay(Assert.Single(Files()), out var alerts));
        Assert.Equal(_alerts, alerts);
    }

    [Fact]
    public void Advance_NothingHappens_FileEndsInTime()
    {
        Begin(new());
        AddShell();
        Exec(20, "/bin/sh", Start);
        Assert.True(_recorder.IsRecording);

        _recorder.Advance(Start + 2 * Second);

        Assert.False(_recorder.IsRecording);
    }

    // What runc does: a process of the host moves into the container and runs the program.
    [Fact]
    public void OnAlert_ProcessWasPutIntoAContainer_ReplaysAsSuch()
    {
        string cgroup = "cpu=/docker/" + new string('a', 64);
        Begin(new());
        AddShell();
        Take(new EventBuilder(EventCode.AsynceventE, -1, Start).With("plugin_id", 0).With("name", "container")
            .With("data", Encoding.UTF8.GetBytes("""{"container":{"id":"aaaaaaaaaaaa","name":"web","type":0}}""" + "\0")));
        Exec(20, "/bin/first", Start, cgroup);
        Exec(21, "/bin/sh", Start + 1, cgroup);
        _recorder.Complete();

        Assert.Contains("true web", Assert.Single(_alerts), StringComparison.Ordinal);
        Replay(Assert.Single(Files()), out var alerts);
        Assert.Equal(_alerts, alerts);
    }

    [Fact]
    public void Take_LargestSizeIsReached_EndsTheFileAndSaysSo()
    {
        Begin(new() { MaxFileSizeMb = 1 });
        AddShell();
        Exec(20, "/bin/sh", Start);
        var random = new Random(1);
        byte[] noise = new byte[4096];
        for (int i = 0; i < 200_000 && _recorder.IsRecording; i++)
        {
            random.NextBytes(noise);
            Take(new EventBuilder(EventCode.SyscallWriteX, 20, Start + (ulong)i).With("res", 4096).With("data", noise).With("fd", 1).With("size", 4096));
        }

        _recorder.Complete();

        var alert = Assert.Single(_internal);
        Assert.Equal(("Falco internal: capture size limit reached", Priority.Informational), (alert.Rule, alert.Priority));
        Assert.Equal("Falco internal: capture size limit reached. Configured limit: 1 MB.", alert.Message);
        Assert.Contains("\"max_file_size_mb\":1,\"written_bytes\":", alert.Fields.ToJson(), StringComparison.Ordinal);
        string file = Assert.Single(Files());
        Assert.InRange(new FileInfo(file).Length, 1_000_000, 2_000_000);
        Replay(file, out var alerts);
        Assert.Equal(_alerts, alerts);
    }

    [Fact]
    public void OnAlert_FolderIsMissing_SaysSoAndGoesOn()
    {
        Begin(new() { PathPrefix = "/nowhere/gyr" });
        AddShell();
        Exec(20, "/bin/sh", Start);
        Exec(21, "/bin/sh", Start + Second);
        _recorder.Complete();

        Assert.Equal(2, _alerts.Count);
        Assert.Contains("/nowhere/gyr_", Assert.Single(_log), StringComparison.Ordinal);
        Assert.Equal((0, 1), (_recorder.Files, _recorder.Failures));
    }

    void Begin(RecordingOptions options)
    {
        var host = new HostState { KeepsDescriptions = true };
        if (options.PathPrefix == new RecordingOptions().PathPrefix) options = options with { PathPrefix = Path.Combine(_folder, "gyr") };
        _recorder = new Recorder(options, host, _log.Add, _internal.Add);
        _detector = Detect(host, _alerts, (rule, in context) => _recorder.OnAlert(rule, context));
    }

    static Detector Detect(HostState host, List<string> alerts, MatchHandler more)
    {
        var rules = RulesLoader.Load([new SourceText("r.yaml", Rules)], new RulesOptions()).Ruleset!;
        var formatter = new AlertFormatter(new AlertOptions { TimeFormatIso8601 = true }, SyscallSource.Instance);
        return new Detector(host, rules, (rule, in context) =>
        {
            alerts.Add(Encoding.UTF8.GetString(formatter.Format(rule, context)));
            more(rule, context);
        });
    }

    void Take(EventBuilder builder)
    {
        var view = EventBuilder.View(builder.Build());
        _recorder.Take(view, view.Info is null ? _detector.EventCount : _detector.EventCount + 1);
        _detector.Process(view);
    }

    // Threads 1 and 10, as /proc tells them.
    void AddShell()
    {
        foreach (var (tid, parent) in new[] { (1, 0), (10, 1) })
        {
            byte[] record = new byte[ThreadRecordWriter.MaxSize];
            int length = new ThreadRecordWriter { Tid = tid, Pid = tid, ParentTid = parent, VTid = tid, VPid = tid, Comm = "shell"u8, Exe = "shell"u8, Cwd = "/home"u8, Cgroups = "cpu=/\0"u8 }.Write(record);
            Take(new EventBuilder(EventCode.ThreadRecord, tid, 0).With(0, record[..length]));
        }
    }

    void Open(long tid, string path, ulong at) => Take(new EventBuilder(EventCode.SyscallOpenatV2X, tid, at).With("fd", 3).With("dirfd", -100).With("name", path).With("flags", 1));

    // A new child of the shell.
    void Exec(long tid, string program, ulong at, string cgroup = "cpu=/")
    {
        Take(new EventBuilder(EventCode.SyscallCloneV20X, tid, at).With("res", 0).With("exe", "shell").With("tid", tid).With("pid", tid).With("ptid", 10)
            .With("comm", "shell").WithList("cgroups", "cpu=/").With("vtid", tid).With("vpid", tid));
        Take(new EventBuilder(EventCode.SyscallExecveV19X, tid, at).With("res", 0).With("exe", program).With("tid", tid).With("pid", tid).With("ptid", 10)
            .With("comm", program[(program.LastIndexOf('/') + 1)..]).WithList("cgroups", cgroup).With("trusted_exepath", program));
    }

    List<string> Files() => [.. Directory.GetFiles(_folder).Order()];

    // The paths that are opened, and the alerts.
    static List<string> Replay(string file, out List<string> alerts)
    {
        alerts = [];
        List<string> paths = [];
        var detector = Detect(new HostState(), alerts, static (_, in _) => { });
        using var reader = new ScapReader(File.OpenRead(file), file);
        while (reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Code == EventCode.SyscallOpenatV2X) paths.Add(Encoding.UTF8.GetString(view.Text(2)));
            detector.Process(view);
        }

        return paths;
    }
}
