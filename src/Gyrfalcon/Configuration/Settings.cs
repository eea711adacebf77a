using System.Collections.ObjectModel;
using Gyrfalcon.Alerting;
using Gyrfalcon.Drops;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Yaml;
using Gyrfalcon.Enrichment;
using Gyrfalcon.Enrichment.Kubernetes;
using Gyrfalcon.Metrics;
using Gyrfalcon.Outputs;
using Gyrfalcon.Recording;
using Gyrfalcon.Web;

namespace Gyrfalcon.Configuration;

/// <summary>
/// What <c>falco.yaml</c> and the command line decide, with the reference's defaults (<c>config-cli</c> §2) but for
/// <c>stdout_output.enabled</c>: an agent started without a configuration file prints its alerts.
/// </summary>
public sealed record Settings
{
    /// <summary>The configuration files that were read, in order; none when there is no file.</summary>
    public IReadOnlyList<ConfigFile> Files { get; init; } = [];

    /// <summary>The folders that <c>config_files</c> names: a file that is put there later counts too.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>All that the files and the command line say.</summary>
    public YamlMapping Root { get; init; } = new(new SourceSpan(new SourceText("no configuration", ""), 0, 0));

    /// <summary>What <c>rules_files</c> names and is not there.</summary>
    public IReadOnlyList<string> AbsentFiles { get; init; } = [];

    /// <summary><c>watch_config_files</c>: whether a change of these, or of the rules, is taken over while the agent runs.</summary>
    public bool WatchesFiles { get; init; } = true;

    /// <summary>Where the agent's own log goes.</summary>
    public LogOptions Log { get; init; } = LogOptions.Default;

    /// <summary><c>engine.kind</c>.</summary>
    public EngineKind Engine { get; init; }

    /// <summary>Whether events come from <see cref="CaptureFile"/> instead of the kernel.</summary>
    public bool Replay => Engine == EngineKind.Replay;

    /// <summary><c>engine.replay.capture_file</c>: the capture to replay.</summary>
    public string CaptureFile { get; init; } = "";

    /// <summary><c>engine.modern_ebpf.buf_size_preset</c>: 1 to 10 for 1 to 512 MB a ring buffer; 4 is 8 MB.</summary>
    public int BufferSizePreset { get; init; } = 4;

    /// <summary><c>engine.modern_ebpf.cpus_for_each_buffer</c>: how many CPUs divide a buffer among them; 0 for all.</summary>
    public int CpusForEachBuffer { get; init; } = 2;

    /// <summary><c>engine.modern_ebpf.drop_failed_exit</c>: calls that failed are left out in the kernel.</summary>
    public bool DropFailedExit { get; init; }

    /// <summary><c>falco_libs.snaplen</c>: how many bytes of an I/O buffer are captured.</summary>
    public uint SnapLength { get; init; } = 80;

    /// <summary><c>falco_libs.thread_table_size</c>: how many threads are known at most.</summary>
    public int ThreadTableSize { get; init; } = 262_144;

    /// <summary><c>falco_libs.thread_table_auto_purging_interval_s</c>: how often threads that are gone are looked for.</summary>
    public TimeSpan ThreadPurgeInterval { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary><c>falco_libs.thread_table_auto_purging_thread_timeout_s</c>: how long a thread has to be silent to be looked for.</summary>
    public TimeSpan ThreadTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How much the state may hold.</summary>
    public StateLimits StateLimits => new()
    {
        MaxThreads = ThreadTableSize,
        ThreadIdleAfter = (ulong)ThreadTimeout.TotalNanoseconds,
        PurgeInterval = (ulong)ThreadPurgeInterval.TotalNanoseconds,
    };

    /// <summary><c>base_syscalls</c>: which syscalls are watched beside those that the rules name.</summary>
    public BaseSyscalls BaseSyscalls { get; init; } = BaseSyscalls.Default;

    /// <summary><c>rules_files</c>, or the <c>-r</c> options in their place: files, and folders of <c>*.yaml</c> and <c>*.yml</c>.</summary>
    public IReadOnlyList<string> RulesFiles { get; init; } = [];

    /// <summary><c>plugins</c> and <c>load_plugins</c>: which of the plugins that are built in are on, in order.</summary>
    public IReadOnlyList<BuiltInPlugin> Plugins { get; init; } = [];

    /// <summary><c>plugins</c>, the entry <c>container</c>, <c>init_config</c>: where containers are looked up; null when the plugin is not loaded.</summary>
    public ContainerOptions? Containers { get; init; } = new();

    /// <summary><c>gyrfalcon.kubernetes</c>, and <c>plugins</c>, the entry <c>k8smeta</c>: which API server is asked of pods.</summary>
    public KubernetesOptions Kubernetes { get; init; } = new();

    /// <summary><c>priority</c>: rules less urgent than this are not loaded.</summary>
    public Priority MinimumPriority { get; init; } = Priority.Debug;

    /// <summary><c>rule_matching</c>: whether an event raises the alert of the first rule that matches, or of all.</summary>
    public RuleMatching Matching { get; init; } = RuleMatching.First;

    /// <summary><c>rules</c>: which rules are enabled and disabled, whatever their files say.</summary>
    public IReadOnlyList<RuleSelection> Selections { get; init; } = [];

    /// <summary><c>append_output</c>: what is added to alerts.</summary>
    public IReadOnlyList<AppendedOutput> AppendedOutputs { get; init; } = [];

    /// <summary><c>static_fields</c>: the values of the fields <c>static.NAME</c>.</summary>
    public IReadOnlyDictionary<string, string> StaticFields { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary><c>buffer_format_base64</c>: bytes of I/O buffers are shown in base64.</summary>
    public bool BuffersAsBase64 { get; init; }

    /// <summary>What decides, beside the rules files, which rules there are.</summary>
    public RulesOptions RulesOptions => new() { MinimumPriority = MinimumPriority, Matching = Matching, Selections = Selections, AppendedOutputs = AppendedOutputs, Sources = [SyscallSource.With(StaticFields)] };

    /// <summary><c>json_output</c>: alerts are JSON objects, one a line.</summary>
    public bool JsonOutput { get; init; }

    /// <summary><c>json_include_output_property</c>.</summary>
    public bool JsonIncludeOutput { get; init; } = true;

    /// <summary><c>json_include_message_property</c>: the text without time and priority.</summary>
    public bool JsonIncludeMessage { get; init; }

    /// <summary><c>json_include_output_fields_property</c>.</summary>
    public bool JsonIncludeOutputFields { get; init; } = true;

    /// <summary><c>json_include_tags_property</c>.</summary>
    public bool JsonIncludeTags { get; init; } = true;

    /// <summary><c>time_format_iso_8601</c>: text output and log show UTC in ISO 8601 instead of local time.</summary>
    public bool TimeFormatIso8601 { get; init; }

    /// <summary><c>-M</c>: how long to run; null for until a signal or the end of the capture.</summary>
    public TimeSpan? StopAfter { get; init; }

    /// <summary><c>-P</c>: the file that is told the agent's process id; null for none.</summary>
    public string? PidFile { get; init; }

    /// <summary>How alerts look.</summary>
    public AlertOptions Alerts => new()
    {
        Hostname = Environment.GetEnvironmentVariable("FALCO_HOSTNAME"),
        Json = JsonOutput,
        TimeFormatIso8601 = TimeFormatIso8601,
        IncludeOutput = JsonIncludeOutput,
        IncludeMessage = JsonIncludeMessage,
        IncludeOutputFields = JsonIncludeOutputFields,
        IncludeTags = JsonIncludeTags,
    };

    /// <summary><c>gyrfalcon.container_wait_ms</c>: how long an event may wait for what runtimes know of its container; zero for not at all.</summary>
    public TimeSpan ContainerWait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary><c>gyrfalcon.alerts</c>: which alerts do not go out.</summary>
    public AlertControlOptions AlertControl { get; init; } = new();

    /// <summary>Where alerts go.</summary>
    public OutputsOptions Outputs { get; init; } = new();

    /// <summary><c>capture</c>: which alerts are recorded; null for none.</summary>
    public RecordingOptions? Recording { get; init; }

    /// <summary><c>webserver</c>; null when it is off.</summary>
    public WebServerOptions? WebServer { get; init; }

    /// <summary><c>metrics</c>; null when they are off.</summary>
    public MetricsOptions? Metrics { get; init; }

    /// <summary><c>syscall_event_drops</c> and <c>syscall_event_timeouts</c>.</summary>
    public DropOptions Drops { get; init; } = new();
}
