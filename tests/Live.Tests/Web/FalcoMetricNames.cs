namespace Gyrfalcon.Live.Tests.Web;

/// <summary>The names of the reference's metrics as its sheet lists them (<c>config-cli</c> §8), and why we lack some.</summary>
static class FalcoMetricNames
{
    /// <summary>Those that a live agent has, all groups on.</summary>
    public static IReadOnlyList<string> Expected { get; } =
    [
        .. With("falco", "version_info sha256_rules_files_info sha256_config_files_info kernel_release_info"),
        "falcosecurity_scap_engine_name_info",
        "falcosecurity_evt_hostname_info",
        .. With("falco", "outputs_queue_num_drops_total reload_timestamp_nanoseconds start_timestamp_nanoseconds duration_seconds_total host_boot_timestamp_nanoseconds host_num_cpus_total"),
        .. With("falco", "rules_matches_total"),
        .. With("falco", "cpu_usage_ratio memory_rss_bytes memory_vsz_bytes memory_pss_bytes container_memory_used_bytes host_cpu_usage_ratio host_memory_used_bytes host_procs_running_total host_open_fds_total"),
        .. With("scap", "n_threads_total n_fds_total n_noncached_fd_lookups_total n_cached_fd_lookups_total n_failed_fd_lookups_total n_added_fds_total n_removed_fds_total n_stored_evts_total n_store_evts_drops_total n_retrieved_evts_total n_retrieve_evts_drops_total n_noncached_thread_lookups_total n_cached_thread_lookups_total n_failed_thread_lookups_total n_added_threads_total n_removed_threads_total n_drops_full_threadtable_total"),
        .. With("scap", "n_evts_total n_drops_buffer_total n_drops_scratch_map_total n_drops_total n_evts_cpu_total n_drops_cpu_total"),
        .. With("plugins", "container_n_containers_total container_n_missing_container_images_total"),
    ];

    /// <summary>Those of the kernel module, of BPF iterators (we read /proc) and of jemalloc (we use the runtime's memory).</summary>
    public static IReadOnlyList<string> Absent { get; } =
    [
        .. With("scap", "n_drops_page_faults_total n_drops_bug_total n_preemptions_total"),
        .. With("scap", "n_evts_task_total n_drops_max_event_size_total n_drops_task_total"),
        .. from kind in "pipe memfd regular directory socket_inet socket_inet6 socket_unix socket_netlink anon_inode".Split(' ')
           from what in (string[])["evts", "drops"]
           select $"falcosecurity_scap_n_{what}_task_file_{kind}_total",
    ];

    static IEnumerable<string> With(string subsystem, string names) => names.Split(' ').Select(name => $"falcosecurity_{subsystem}_{name}");
}
