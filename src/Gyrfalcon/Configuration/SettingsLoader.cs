using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Configuration;

/// <summary>Makes <see cref="Settings"/> of a configuration file and the command line.</summary>
static class SettingsLoader
{
    /// <summary>Read when no <c>-c</c> is given, if it exists.</summary>
    public const string DefaultPath = "/etc/falco/falco.yaml";

    /// <summary>Loads the settings; what is wrong but can be lived with is reported as a warning.</summary>
    /// <param name="path">The <c>-c</c> option; null for <see cref="DefaultPath"/> where that exists, else no file.</param>
    /// <param name="overrides">The <c>-o</c> options in order.</param>
    /// <param name="rulesFiles">The <c>-r</c> options; they replace <c>rules_files</c>.</param>
    /// <param name="diagnostics">Takes errors and warnings with their positions.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, or an option is malformed.</exception>
    public static Settings Load(string? path, IReadOnlyList<string> overrides, IReadOnlyList<string> rulesFiles, DiagnosticBag diagnostics)
    {
        var root = ReadFile(path, diagnostics);
        foreach (string option in overrides) ConfigOverrides.Apply(root, option, diagnostics);

        var reader = new ConfigReader(root, diagnostics);
        var defaults = new Settings();
        var fromFile = reader.List("rules_files");
        var settings = new Settings
        {
            Replay = reader.Word("engine.kind", false, ("modern_ebpf", false), ("replay", true)),
            CaptureFile = reader.Text("engine.replay.capture_file", defaults.CaptureFile),
            BufferSizePreset = reader.Integer("engine.modern_ebpf.buf_size_preset", defaults.BufferSizePreset, 1, 10),
            SnapLength = (uint)reader.Integer("falco_libs.snaplen", (int)defaults.SnapLength, 0, 65_535),
            ThreadTableSize = reader.Integer("falco_libs.thread_table_size", defaults.ThreadTableSize, 1, 16_777_216),
            RulesFiles = rulesFiles.Count > 0 ? rulesFiles : fromFile,
            Containers = ContainerPlugin.Read(reader, diagnostics),
            Kubernetes = KubernetesPlugin.Read(reader),
            MinimumPriority = reader.Word("priority", defaults.MinimumPriority, PriorityWords()),
            Matching = reader.Word("rule_matching", defaults.Matching, ("first", RuleMatching.First), ("all", RuleMatching.All)),
            Selections = [.. reader.Entries("rules").Select(RuleSelections.Read).OfType<RuleSelection>()],
            AppendedOutputs = [.. reader.Entries("append_output").Select(AppendedOutputs.Read)],
            JsonOutput = reader.Bool("json_output", defaults.JsonOutput),
            JsonIncludeOutput = reader.Bool("json_include_output_property", defaults.JsonIncludeOutput),
            JsonIncludeMessage = reader.Bool("json_include_message_property", defaults.JsonIncludeMessage),
            JsonIncludeOutputFields = reader.Bool("json_include_output_fields_property", defaults.JsonIncludeOutputFields),
            JsonIncludeTags = reader.Bool("json_include_tags_property", defaults.JsonIncludeTags),
            TimeFormatIso8601 = reader.Bool("time_format_iso_8601", defaults.TimeFormatIso8601),
            ContainerWait = TimeSpan.FromMilliseconds(reader.Integer("gyrfalcon.container_wait_ms", (int)defaults.ContainerWait.TotalMilliseconds, 0, 60_000)),
            StdoutEnabled = reader.Bool("stdout_output.enabled", defaults.StdoutEnabled),
            OutputsQueueCapacity = reader.Integer("outputs_queue.capacity", defaults.OutputsQueueCapacity, 0, 10_000_000),
            OutputTimeout = TimeSpan.FromMilliseconds(reader.Integer("output_timeout", (int)defaults.OutputTimeout.TotalMilliseconds, 0, int.MaxValue)),
        };
        reader.ReportUnread();
        return settings;
    }

    static (string, Priority)[] PriorityWords() =>
        [.. Priorities.Names.Select((name, i) => (name.ToLowerInvariant(), (Priority)i)), ("info", Priority.Informational)];

    static YamlMapping ReadFile(string? path, DiagnosticBag diagnostics)
    {
        if (path is null && !File.Exists(DefaultPath)) return Empty("no configuration");
        path ??= DefaultPath;
        if (SourceFiles.Read(path, diagnostics) is not { } source) return Empty(path);
        var documents = YamlReader.Read(source, diagnostics);
        switch (documents)
        {
            case [] or [{ IsNull: true }]:
                return Empty(path);
            case [YamlMapping mapping, ..]:
                return mapping;
            default:
                diagnostics.Error(LoadCodes.Configuration, $"a configuration is a mapping of keys to values, not {documents[0].Kind}", documents[0].Span);
                return Empty(path);
        }
    }

    static YamlMapping Empty(string name) => new(new SourceSpan(new SourceText(name, ""), 0, 0));
}
