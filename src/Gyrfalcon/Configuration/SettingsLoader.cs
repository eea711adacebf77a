using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

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
        if (path is not null && !File.Exists(path)) throw new ConfigurationException($"Could not find configuration file at {path}");
        var tree = ConfigFiles.Load(path ?? (File.Exists(DefaultPath) ? DefaultPath : null), overrides, diagnostics);
        var reader = new ConfigReader(tree.Root, diagnostics);
        reader.Ignore(ConfigFiles.IncludesKey);
        var defaults = new Settings();
        var listed = RulesFiles(reader, diagnostics);
        var pluginEntries = reader.Entries("plugins").ToList();
        var plugins = PluginsSection.Read(reader, pluginEntries, diagnostics);
        var settings = EngineSection.Read(reader, defaults, diagnostics) with
        {
            Files = tree.Files,
            Folders = tree.Folders,
            Root = tree.Root,
            WatchesFiles = reader.Bool("watch_config_files", defaults.WatchesFiles),
            Log = LogSection.Read(reader, hasFile: tree.Files.Count > 0),
            SnapLength = (uint)reader.Integer("falco_libs.snaplen", (int)defaults.SnapLength, 0, 65_535),
            ThreadTableSize = reader.Integer("falco_libs.thread_table_size", defaults.ThreadTableSize, 0, 16_777_216) is > 0 and var size ? size : defaults.ThreadTableSize,
            ThreadPurgeInterval = reader.Seconds("falco_libs.thread_table_auto_purging_interval_s", defaults.ThreadPurgeInterval),
            ThreadTimeout = reader.Seconds("falco_libs.thread_table_auto_purging_thread_timeout_s", defaults.ThreadTimeout),
            BaseSyscalls = new(reader.List("base_syscalls.custom_set"), reader.Bool("base_syscalls.repair", false), reader.Bool("base_syscalls.all", false)),
            RulesFiles = rulesFiles.Count > 0 ? rulesFiles : [.. listed.Where(Path.Exists)],
            AbsentFiles = rulesFiles.Count > 0 ? [] : [.. listed.Where(f => !Path.Exists(f))],
            Plugins = plugins,
            Containers = plugins.Any(p => p.Name == ContainerPlugin.Name) ? ContainerPlugin.Read(pluginEntries) : null,
            Kubernetes = KubernetesPlugin.Read(reader, pluginEntries),
            MinimumPriority = reader.Word("priority", defaults.MinimumPriority, PriorityWords()),
            Matching = reader.Word("rule_matching", defaults.Matching, ("first", RuleMatching.First), ("all", RuleMatching.All)),
            Selections = [.. reader.Entries("rules").Select(RuleSelections.Read).OfType<RuleSelection>()],
            AppendedOutputs = [.. reader.Entries("append_output").Select(AppendedOutputs.Read)],
            StaticFields = reader.Texts("static_fields"),
            BuffersAsBase64 = reader.Bool("buffer_format_base64", defaults.BuffersAsBase64),
            JsonOutput = reader.Bool("json_output", defaults.JsonOutput),
            JsonIncludeOutput = reader.Bool("json_include_output_property", defaults.JsonIncludeOutput),
            JsonIncludeMessage = reader.Bool("json_include_message_property", defaults.JsonIncludeMessage),
            JsonIncludeOutputFields = reader.Bool("json_include_output_fields_property", defaults.JsonIncludeOutputFields),
            JsonIncludeTags = reader.Bool("json_include_tags_property", defaults.JsonIncludeTags),
            TimeFormatIso8601 = reader.Bool("time_format_iso_8601", defaults.TimeFormatIso8601),
            ContainerWait = reader.Milliseconds("gyrfalcon.container_wait_ms", defaults.ContainerWait, 60_000),
            Outputs = OutputsSection.Read(reader),
            AlertControl = AlertsSection.Read(reader, diagnostics),
            Recording = CaptureSection.Read(reader),
            WebServer = WebServerSection.Read(reader),
            Metrics = MetricsSection.Read(reader),
            Drops = DropsSection.Read(reader),
        };
        reader.ReportUnread();
        return settings;
    }

    static (string, Priority)[] PriorityWords() =>
        [.. Priorities.Names.Select((name, i) => (name.ToLowerInvariant(), (Priority)i)), ("info", Priority.Informational)];

    // Those that do not exist are passed over, as in the reference; -r asks for what is there.
    static IReadOnlyList<string> RulesFiles(ConfigReader reader, DiagnosticBag diagnostics)
    {
        var listed = reader.List("rules_files");
        if (reader.Has("rules_file"))
        {
            diagnostics.Warning(LoadCodes.Configuration, "Using deprecated config key 'rules_file' (singular form). Please use new 'rules_files' config key (plural form).", reader.SpanOf("rules_file"));
            if (reader.Has("rules_files")) diagnostics.Error(LoadCodes.Configuration, "both 'rules_files' and 'rules_file' keys set", reader.SpanOf("rules_file"));
            listed = reader.List("rules_file");
        }

        return listed;
    }
}
