using Gyrfalcon.Outputs;
using Gyrfalcon.Outputs.Files;
using Gyrfalcon.Outputs.Http;
using Gyrfalcon.Outputs.Programs;
using Gyrfalcon.Outputs.Spool;

namespace Gyrfalcon.Configuration;

/// <summary>Reads where alerts go: <c>*_output</c>, <c>outputs_queue</c>, <c>buffered_outputs</c> and <c>output_timeout</c> (<c>config-cli</c> §2).</summary>
static class OutputsSection
{
    /// <summary>The options.</summary>
    /// <exception cref="ConfigurationException">An output is enabled without what it needs.</exception>
    public static OutputsOptions Read(ConfigReader reader)
    {
        var defaults = new OutputsOptions();
        // Off in the reference, which then refuses to start: who names no output at all is shown the alerts.
        bool hasOther = ((string[])["file", "syslog", "program", "http", "azure_monitor"]).Any(o => reader.Bool($"{o}_output.enabled", false));
        return new OutputsOptions
        {
            Stdout = reader.Bool("stdout_output.enabled", !hasOther),
            Syslog = reader.Bool("syslog_output.enabled", defaults.Syslog),
            File = ReadFile(reader),
            Program = ReadProgram(reader),
            Http = ReadHttp(reader),
            AzureMonitor = AzureMonitorSection.Read(reader),
            Spool = ReadSpool(reader),
            Queue = new QueueOptions
            {
                Capacity = reader.Integer("outputs_queue.capacity", defaults.Queue.Capacity, 0, 10_000_000),
                Buffered = reader.Bool("buffered_outputs", defaults.Queue.Buffered),
            },
            Timeout = reader.Milliseconds("output_timeout", defaults.Timeout, int.MaxValue),
        };
    }

    static FileOutputOptions? ReadFile(ConfigReader reader)
    {
        var options = new FileOutputOptions { Path = reader.Text("file_output.filename", ""), KeepAlive = reader.Bool("file_output.keep_alive", false) };
        if (!reader.Bool("file_output.enabled", false)) return null;
        return options.Path.Length > 0 ? options : throw Incomplete("file output enabled but no filename in configuration block", "file_output.filename");
    }

    static ProgramOutputOptions? ReadProgram(ConfigReader reader)
    {
        var options = new ProgramOutputOptions { Program = reader.Text("program_output.program", ""), KeepAlive = reader.Bool("program_output.keep_alive", false) };
        if (!reader.Bool("program_output.enabled", false)) return null;
        return options.Program.Length > 0 ? options : throw Incomplete("program output enabled but no program in configuration block", "program_output.program");
    }

    static HttpOutputOptions? ReadHttp(ConfigReader reader)
    {
        string url = reader.Text("http_output.url", "");
        string caCertificate = reader.Text("http_output.ca_cert", ""), caBundle = reader.Text("http_output.ca_bundle", "");
        string certificate = reader.Text("http_output.client_cert", HttpOutputOptions.SystemCertificates + "/client.crt");
        var defaults = new HttpOutputOptions { Url = new Uri("http://localhost") };
        var options = new HttpOutputOptions
        {
            Url = defaults.Url,
            UserAgent = reader.Text("http_output.user_agent", defaults.UserAgent),
            Json = reader.Bool("json_output", false),
            Insecure = reader.Bool("http_output.insecure", defaults.Insecure),
            CaFile = caCertificate.Length > 0 ? caCertificate : caBundle,
            CaPath = reader.Text("http_output.ca_path", defaults.CaPath),
            ClientCertificate = reader.Bool("http_output.mtls", false) ? certificate : null,
            ClientKey = reader.Text("http_output.client_key", HttpOutputOptions.SystemCertificates + "/client.key"),
            Echo = reader.Bool("http_output.echo", false) ? Console.OpenStandardOutput() : null,
            CompressUploads = reader.Bool("http_output.compress_uploads", defaults.CompressUploads),
            KeepAlive = reader.Bool("http_output.keep_alive", defaults.KeepAlive),
            MaxConsecutiveTimeouts = reader.Integer("http_output.max_consecutive_timeouts", defaults.MaxConsecutiveTimeouts, 0, 255),
        };
        if (!reader.Bool("http_output.enabled", false)) return null;
        return url.Length > 0 ? options with { Url = ParseUrl(url) } : throw Incomplete("http output enabled but no url in configuration block", "http_output.url");
    }

    static SpoolOptions? ReadSpool(ConfigReader reader)
    {
        var defaults = new SpoolOptions();
        var options = new SpoolOptions
        {
            Directory = reader.Text("gyrfalcon.spool.directory", defaults.Directory),
            MaxMegabytes = reader.Integer("gyrfalcon.spool.max_size_mb", defaults.MaxMegabytes, 1, 1_000_000),
        };
        return reader.Bool("gyrfalcon.spool.enabled", false) ? options : null;
    }

    // Quotes around it, and a missing scheme, are what the reference lets pass.
    static Uri ParseUrl(string text)
    {
        string url = text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text;
        if (!url.Contains("://", StringComparison.Ordinal)) url = "http://" + url;
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri
            : throw new ConfigurationException($"http_output.url is '{text}'; expected a URL such as https://falcosidekick:2801");
    }

    static ConfigurationException Incomplete(string wording, string key) => new($"Error reading configuration: {wording}; set {key}");
}
