using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Gyrfalcon.Live.Tests.Agents;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Web;

/// <summary>An agent as Prometheus, probes and people see it, over TLS: its pages, its snapshots, and the alert about events that the kernel lost.</summary>
public sealed class MonitoredAgentTests(Lab lab) : IDisposable
{
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    readonly HttpClient _client = new(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true });
    readonly string _directory = Directory.CreateDirectory(Path.Combine(lab.Directory, "web")).FullName;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Start_WebServerMetricsAndDropActions_ShowTheAgent()
    {
        Requirements.SkipUnlessLive();
        Requirements.SkipUnlessCommand("promtool");
        int port = FreePort();
        string snapshots = Path.Combine(_directory, "metrics.jsonl");
        using var agent = Agent.Start(lab.Files, new()
        {
            Settings =
            [
                "webserver.enabled=true", "webserver.listen_address=127.0.0.1", $"webserver.listen_port={port}", "webserver.ssl_enabled=true",
                $"webserver.ssl_certificate={WriteCertificate()}", "webserver.prometheus_metrics_enabled=true", "metrics.enabled=true",
                "metrics.interval=200ms", "metrics.output_rule=true", $"metrics.output_file={snapshots}",
                "syscall_event_drops.actions[]=alert", "syscall_event_drops.simulate_drops=true",
            ],
        });
        var site = new Uri($"https://127.0.0.1:{port}");

        var drop = agent.WaitFor(1, a => a.Rule == "Falco internal: syscall event drop")[0];
        Assert.Contains("\"source\":\"internal\"", drop.Line, StringComparison.Ordinal);
        Assert.Equal("1", drop["n_drops"]);
        Assert.Equal("""{"status": "ok"}""", await GetAsync(site, "/healthz"));
        Assert.Equal(AgentCommand.Run("--version", "-c", lab.Files.Configuration, "-o", "json_output=true").Output.TrimEnd(), await GetAsync(site, "/versions"));
        await CheckStatusAsync(site);
        CheckMetrics(await GetAsync(site, "/metrics"));
        await CheckScrapeAsync(port);

        var result = agent.Stop();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Syscall event drop monitoring:", result.Error);
        Assert.Contains("   - num times actions taken: 1", result.Error);
        CheckSnapshots([.. result.AlertLines.Select(l => new Alert(l)).Where(a => a.Rule == "Falco internal: metrics snapshot")], File.ReadAllLines(snapshots));
    }

    async Task CheckStatusAsync(Uri site)
    {
        using var status = JsonDocument.Parse(await GetAsync(site, "/status"));
        var root = status.RootElement;
        Assert.InRange(root.GetProperty("source").GetProperty("events_delivered").GetInt64(), 1, long.MaxValue);
        Assert.InRange(root.GetProperty("state").GetProperty("threads").GetProperty("size").GetInt64(), 1, root.GetProperty("state").GetProperty("threads").GetProperty("limit").GetInt64());
        Assert.InRange(root.GetProperty("rules").GetProperty("alerts_by_rule").GetProperty(Agent.MarkerRule).GetInt64(), 1, long.MaxValue);
        Assert.Equal("stdout", root.GetProperty("outputs")[0].GetProperty("name").GetString());
        Assert.InRange(root.GetProperty("outputs")[0].GetProperty("delivered").GetInt64(), 1, long.MaxValue);
    }

    void CheckMetrics(string text)
    {
        List<string> families = [.. text.Split('\n').Where(l => l.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(l => l.Split(' ')[2])];
        Assert.Equal(families.Distinct(), families);
        var reference = families.Where(f => f.StartsWith("falcosecurity_", StringComparison.Ordinal)).ToList();
        // By the program's name, and only where the kernel counts.
        reference.RemoveAll(f => f.EndsWith("_run_cnt_total", StringComparison.Ordinal) || f.EndsWith("_time_nanoseconds_total", StringComparison.Ordinal) || f.EndsWith("_avg_time_nanoseconds", StringComparison.Ordinal));
        Assert.Equal(FalcoMetricNames.Expected.Order(StringComparer.Ordinal), reference.Order(StringComparer.Ordinal));
        Assert.Empty(FalcoMetricNames.Absent.Intersect(families));
        foreach (string name in (string[])["falco_memory_rss_bytes", "falco_memory_pss_bytes", "scap_n_threads_total", "scap_n_fds_total", "scap_n_evts_total", "scap_n_noncached_thread_lookups_total", "falco_host_num_cpus_total"])
            Assert.DoesNotContain($"\nfalcosecurity_{name} 0", text, StringComparison.Ordinal);
        Assert.Contains($"rule_name=\"{Agent.MarkerRule}\",source=\"syscall\"}} ", text, StringComparison.Ordinal);

        string file = Path.Combine(_directory, "metrics.txt");
        File.WriteAllText(file, text);
        var check = Command.Run("sh", "-c", $"promtool check metrics < {file}");
        // 3 stands for the style of names, and those of the reference are as they are; 1 for what cannot be read.
        Assert.Contains(check.ExitCode, (int[])[0, 3]);
        Assert.DoesNotContain(check.Error.Split('\n'), l => l.StartsWith("gyrfalcon_", StringComparison.Ordinal));
    }

    async Task CheckScrapeAsync(int port)
    {
        int own = FreePort();
        string configuration = Path.Combine(_directory, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, $$"""
            scrape_configs:
              - job_name: gyr
                scheme: https
                tls_config: {insecure_skip_verify: true}
                scrape_interval: 250ms
                scrape_timeout: 250ms
                static_configs: [{targets: ["127.0.0.1:{{port}}"]}]
            """);
        using var prometheus = Command.Start(
            "prometheus", $"--config.file={configuration}", $"--storage.tsdb.path={_directory}/tsdb", $"--web.listen-address=127.0.0.1:{own}", "--log.level=error");
        try
        {
            string answer = "";
            for (var clock = Stopwatch.StartNew(); !answer.Contains("\"value\"", StringComparison.Ordinal) && clock.Elapsed < s_limit; await Task.Delay(200))
                answer = await TryQueryAsync(own, "falcosecurity_scap_n_evts_total{job=\"gyr\"}>0 and on(job) up==1");
            Assert.Contains("\"value\"", answer, StringComparison.Ordinal);
        }
        finally
        {
            prometheus.Kill();
            prometheus.WaitForExit();
        }
    }

    async Task<string> TryQueryAsync(int port, string query)
    {
        try
        {
            return await _client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/api/v1/query?query={Uri.EscapeDataString(query)}"));
        }
        catch (HttpRequestException)
        {
            // It has not started yet.
            return "";
        }
    }

    static void CheckSnapshots(List<Alert> alerts, string[] lines)
    {
        Assert.InRange(alerts.Count, 2, lines.Length);
        Assert.Equal("Informational", alerts[0].Priority);
        Assert.Equal("Falco metrics snapshot", alerts[0].Output);
        using var first = JsonDocument.Parse(lines[0]);
        using var second = JsonDocument.Parse(lines[1]);
        Assert.Equal(2, second.RootElement.GetProperty("sample").GetInt32());
        var (before, fields) = (first.RootElement.GetProperty("output_fields"), second.RootElement.GetProperty("output_fields"));
        Assert.Equal(before.GetProperty("scap.n_evts").GetUInt64(), fields.GetProperty("scap.n_evts_prev").GetUInt64());
        Assert.False(before.TryGetProperty("falco.evts_rate_sec", out _));
        foreach (string name in "evt.hostname evt.source evt.time falco.cpu_usage_perc falco.duration_sec falco.evts_rate_sec falco.host_boot_ts falco.host_cpu_usage_perc falco.host_memory_used_mb falco.host_num_cpus falco.host_open_fds falco.kernel_release falco.memory_pss_mb falco.memory_rss_mb falco.memory_vsz_mb falco.n_fds falco.n_threads falco.num_evts falco.num_evts_prev falco.outputs_queue_num_drops falco.reload_ts falco.rules.matches_total falco.sha256_config_file.gyr_yaml falco.sha256_rules_file.marker_yaml falco.start_ts falco.version scap.engine_name scap.evts_drop_rate_sec scap.evts_rate_sec scap.n_drops scap.n_drops_perc scap.n_drops_prev scap.n_evts scap.n_evts_cpu_0".Split(' '))
            Assert.True(fields.TryGetProperty(name, out _), name);
    }

    async Task<string> GetAsync(Uri site, string path) => await _client.GetStringAsync(new Uri(site, path));

    string WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=gyr", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        string path = Path.Combine(_directory, "gyr.pem");
        File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n");
        return path;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
