namespace Gyrfalcon.Configuration;

/// <summary>
/// The keys of the reference's <c>falco.yaml</c> that are accepted and do nothing yet; whoever sets one is told. The keys that
/// work are those that <see cref="SettingsLoader"/> reads.
/// </summary>
static class ConfigKeys
{
    /// <summary>A key covers all that is below it.</summary>
    public static readonly string[] NotYetHonoured =
    [
        "base_syscalls",
        "buffer_format_base64",
        "buffered_outputs",
        "capture",
        "config_files",
        "container_engines",
        "engine.kmod",
        "engine.modern_ebpf.cpus_for_each_buffer",
        "engine.modern_ebpf.disable_iterators",
        "engine.modern_ebpf.drop_failed_exit",
        "falco_libs.thread_table_auto_purging_interval_s",
        "falco_libs.thread_table_auto_purging_thread_timeout_s",
        "file_output",
        "http_output",
        "libs_logger",
        "log_level",
        "log_stderr",
        "log_syslog",
        "metrics",
        "plugins_hostinfo",
        "program_output",
        "static_fields",
        "syscall_event_drops",
        "syscall_event_timeouts",
        "syslog_output",
        "watch_config_files",
        "webserver",
    ];
}
