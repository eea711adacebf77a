using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Gyrfalcon.Configuration;
using Xunit;

namespace Gyrfalcon.Tests.Configuration;

/// <summary>Every key of the schema changes the settings, or the one who sets it is told that it cannot.</summary>
public sealed class EveryKeyTests
{
    // All is on, so that the keys below count.
    const string Everything = """
        file_output: {enabled: true, filename: /tmp/a}
        http_output: {enabled: true, url: "http://127.0.0.1:1/", mtls: true}
        program_output: {enabled: true, program: cat}
        stdout_output: {enabled: true}
        webserver: {enabled: true, prometheus_metrics_enabled: true, ssl_enabled: true}
        metrics: {enabled: true, interval: 1h, output_rule: true}
        capture: {enabled: true}
        plugins: [{name: container, library_path: libcontainer.so}, {name: json, library_path: libjson.so}]
        """;

    // Key and another value than its default, or than that above. "engine.kmod" counts where that is the kind.
    static readonly (string Key, string Value)[] s_changes =
    [
        ("append_output[].extra_output", "x"), ("base_syscalls.all", "true"), ("base_syscalls.custom_set[]", "open"), ("base_syscalls.repair", "true"),
        ("buffer_format_base64", "true"), ("buffered_outputs", "true"), ("capture.default_duration", "1"), ("capture.enabled", "false"),
        ("capture.max_file_size_mb", "1"), ("capture.mode", "all_rules"), ("capture.path_prefix", "/tmp/x"), ("config_files[]", "FILE"),
        ("container_engines.bpm.enabled", "true"), ("container_engines.cri.disable_async", "true"), ("container_engines.cri.enabled", "true"),
        ("container_engines.cri.sockets[]", "/x"), ("container_engines.docker.enabled", "true"), ("container_engines.libvirt_lxc.enabled", "true"),
        ("container_engines.lxc.enabled", "true"), ("container_engines.podman.enabled", "true"), ("engine.kind", "replay"),
        ("engine.kmod.buf_size_preset", "5"), ("engine.kmod.drop_failed_exit", "true"), ("engine.modern_ebpf.buf_size_preset", "5"),
        ("engine.modern_ebpf.cpus_for_each_buffer", "1"), ("engine.modern_ebpf.disable_iterators", "true"), ("engine.modern_ebpf.drop_failed_exit", "true"),
        ("engine.replay.capture_file", "/x"), ("falco_libs.snaplen", "81"), ("falco_libs.thread_table_auto_purging_interval_s", "1"),
        ("falco_libs.thread_table_auto_purging_thread_timeout_s", "1"), ("falco_libs.thread_table_size", "1"), ("file_output.enabled", "false"),
        ("file_output.filename", "/tmp/b"), ("file_output.keep_alive", "true"), ("http_output.ca_bundle", "/x"), ("http_output.ca_cert", "/x"),
        ("http_output.ca_path", "/x"), ("http_output.client_cert", "/x"), ("http_output.client_key", "/x"), ("http_output.compress_uploads", "true"),
        ("http_output.echo", "true"), ("http_output.enabled", "false"), ("http_output.insecure", "true"), ("http_output.keep_alive", "true"),
        ("http_output.max_consecutive_timeouts", "1"), ("http_output.mtls", "false"), ("http_output.url", "http://127.0.0.1:2/"), ("http_output.user_agent", "x"),
        ("json_include_message_property", "true"), ("json_include_output_fields_property", "false"), ("json_include_output_property", "false"),
        ("json_include_tags_property", "false"), ("json_output", "true"), ("libs_logger.enabled", "false"), ("libs_logger.severity", "error"),
        ("load_plugins[]", "json"), ("log_level", "error"), ("log_stderr", "false"), ("log_syslog", "false"), ("metrics.convert_memory_to_mb", "false"),
        ("metrics.enabled", "false"), ("metrics.include_empty_values", "true"), ("metrics.interval", "2h"), ("metrics.jemalloc_stats_enabled", "true"),
        ("metrics.kernel_event_counters_enabled", "false"), ("metrics.kernel_event_counters_per_cpu_enabled", "false"),
        ("metrics.kernel_iter_event_counters_enabled", "false"), ("metrics.libbpf_stats_enabled", "false"), ("metrics.output_file", "/tmp/x"),
        ("metrics.output_rule", "false"), ("metrics.plugins_metrics_enabled", "false"), ("metrics.resource_utilization_enabled", "false"),
        ("metrics.rules_counters_enabled", "false"), ("metrics.state_counters_enabled", "false"), ("output_timeout", "1"), ("outputs_queue.capacity", "1"),
        ("plugins[0].name", "k8smeta"), ("plugins_hostinfo", "false"), ("priority", "alert"), ("program_output.enabled", "false"),
        ("program_output.keep_alive", "true"), ("program_output.program", "tac"), ("rule_files[]", "x"), ("rule_matching", "all"),
        ("rules[].disable.rule", "x"), ("rules_files[]", "FILE"), ("static_fields.a", "b"), ("stdout_output.enabled", "false"),
        ("syscall_event_drops.actions[]", "log"), ("syscall_event_drops.max_burst", "2"), ("syscall_event_drops.rate", "2"),
        ("syscall_event_drops.simulate_drops", "true"), ("syscall_event_drops.threshold", ".2"), ("syscall_event_timeouts.max_consecutives", "1"),
        ("syslog_output.enabled", "true"), ("time_format_iso_8601", "true"), ("watch_config_files", "false"), ("webserver.enabled", "false"),
        ("webserver.k8s_healthz_endpoint", "/x"), ("webserver.listen_address", "127.0.0.1"), ("webserver.listen_port", "1"),
        ("webserver.prometheus_metrics_enabled", "false"), ("webserver.ssl_certificate", "/x"), ("webserver.ssl_enabled", "false"), ("webserver.threadiness", "7"),
    ];

    public static TheoryData<string, string> Changes() => [.. s_changes];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Load_KeyThatIsSet_ChangesTheSettingsOrWarns(string key, string value)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "json_output: true\n");
        try
        {
            string[] kind = key.StartsWith("engine.kmod", StringComparison.Ordinal) ? ["engine.kind=kmod"] : [];
            var before = ConfigText.Load(Everything, out var told, kind);
            var after = ConfigText.Load(Everything, out var toldAfter, [.. kind, $"{key}={value.Replace("FILE", file, StringComparison.Ordinal)}"]);
            bool isTold = toldAfter.Except(told).Any(d => d.Contains("no effect", StringComparison.Ordinal));
            Assert.True(isTold || Describe(before) != Describe(after), $"{key} changes nothing");
            Assert.DoesNotContain(toldAfter.Except(told), d => d.Contains("unknown key", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Changes_AreOfAllKeysOfTheSchema()
    {
        using var schema = JsonDocument.Parse(ConfigSchema.Text);
        var definitions = schema.RootElement.GetProperty("definitions");
        var leaves = Leaves(definitions, definitions.GetProperty("FalcoConfig"), "").Where(l => l is not ("gyrfalcon" or "azure_monitor_output")).ToList();
        Assert.Equal(106, leaves.Count);
        Assert.All(leaves, leaf => Assert.Contains(s_changes, c => c.Key == leaf || c.Key.StartsWith(leaf + "[", StringComparison.Ordinal) || c.Key.StartsWith(leaf + ".", StringComparison.Ordinal)));
    }

    static IEnumerable<string> Leaves(JsonElement definitions, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference)) schema = definitions.GetProperty(reference.GetString()!.Split('/')[^1]);
        if (!schema.TryGetProperty("properties", out var properties)) return [path];
        return properties.EnumerateObject().SelectMany(p => Leaves(definitions, p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}"));
    }

    // The settings as text; not where they come from.
    static string Describe(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    static void Append(StringBuilder text, object? value, int depth)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (object? item in items) Append(text, item, depth + 1);
            return;
        }

        if (value is null or Enum || depth == 8 || !value.GetType().Namespace!.StartsWith("Gyrfalcon", StringComparison.Ordinal))
        {
            text.Append(value).Append('\n');
            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || property.Name is nameof(Settings.Root) or nameof(Settings.Files) or nameof(Settings.RulesOptions) or "EqualityContract") continue;
            text.Append(property.Name).Append('=');
            Append(text, property.GetValue(value), depth + 1);
        }
    }
}
