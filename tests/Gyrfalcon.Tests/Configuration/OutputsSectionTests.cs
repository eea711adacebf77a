using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Tests;
using Gyrfalcon.Outputs;
using Gyrfalcon.Outputs.Files;
using Gyrfalcon.Outputs.Http;
using Gyrfalcon.Outputs.Programs;
using Xunit;

namespace Gyrfalcon.Tests.Configuration;

public sealed class OutputsSectionTests
{
    [Fact]
    public void Load_Nothing_TakesTheDefaults()
    {
        var outputs = ConfigText.Good("").Outputs;
        Assert.Equal(new OutputsOptions(), outputs);
        Assert.Equal(["stdout"], outputs.Names);
    }

    [Fact]
    public void Load_EveryKey_TakesItsValue()
    {
        var outputs = ConfigText.Good("""
            json_output: true
            buffered_outputs: true
            output_timeout: 500
            outputs_queue: {capacity: 7}
            stdout_output: {enabled: false}
            syslog_output: {enabled: true}
            file_output: {enabled: true, keep_alive: true, filename: ./events.txt}
            program_output: {enabled: true, keep_alive: true, program: "cat > /dev/null"}
            http_output:
              enabled: true
              url: '"https://host:2801/path"'
              user_agent: agent
              insecure: true
              ca_cert: /cert
              ca_bundle: /bundle
              ca_path: /path
              mtls: true
              client_cert: /client.crt
              client_key: /client.key
              echo: false
              compress_uploads: true
              keep_alive: true
              max_consecutive_timeouts: 9
            """).Outputs;

        Assert.Equal(["file", "syslog", "program", "http"], outputs.Names);
        Assert.Equal(new FileOutputOptions { Path = "./events.txt", KeepAlive = true }, outputs.File);
        Assert.Equal(new ProgramOutputOptions { Program = "cat > /dev/null", KeepAlive = true }, outputs.Program);
        Assert.Equal(
            new HttpOutputOptions
            {
                Url = new Uri("https://host:2801/path"),
                UserAgent = "agent",
                Json = true,
                Insecure = true,
                CaFile = "/cert",
                CaPath = "/path",
                ClientCertificate = "/client.crt",
                ClientKey = "/client.key",
                CompressUploads = true,
                KeepAlive = true,
                MaxConsecutiveTimeouts = 9,
            },
            outputs.Http);
        Assert.Equal((new QueueOptions { Capacity = 7, Buffered = true }, TimeSpan.FromMilliseconds(500)), (outputs.Queue, outputs.Timeout));
    }

    [Theory]
    [InlineData("ca_bundle: /bundle", "/bundle")]
    [InlineData("ca_cert: ''", "")]
    public void Load_Authorities_FirstThatIsNotEmptyWins(string key, string file) =>
        Assert.Equal(file, ConfigText.Good($"http_output: {{enabled: true, url: 'falcosidekick:2801', {key}}}").Outputs.Http!.CaFile);

    [Theory]
    [InlineData("gyrfalcon: {spool: {directory: /tmp/spool}}", null)]
    [InlineData("gyrfalcon: {spool: {enabled: true}}", "/var/lib/gyrfalcon/spool 256")]
    [InlineData("gyrfalcon: {spool: {enabled: true, directory: /tmp/spool, max_size_mb: 8}}", "/tmp/spool 8")]
    public void Load_Spool_IsOffUnlessEnabled(string text, string? expected) =>
        Assert.Equal(expected, ConfigText.Good(text).Outputs.Spool is { } spool ? $"{spool.Directory} {spool.MaxMegabytes}" : null);

    [Fact]
    public void Load_UrlWithoutScheme_IsHttp() =>
        Assert.Equal(new Uri("http://falcosidekick:2801/"), ConfigText.Good("http_output: {enabled: true, url: 'falcosidekick:2801'}").Outputs.Http!.Url);

    [Theory]
    [InlineData("file_output: {enabled: true}", "file output enabled but no filename in configuration block")]
    [InlineData("program_output: {enabled: true}", "program output enabled but no program in configuration block")]
    [InlineData("http_output: {enabled: true}", "http output enabled but no url in configuration block")]
    [InlineData("http_output: {enabled: true, url: 'ftp://host'}", "expected a URL such as")]
    public void Load_EnabledWithoutWhatItNeeds_IsFatal(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ConfigurationException>(() => ConfigText.Good(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_RealFalcoYaml_HasItsOutputs()
    {
        var settings = ConfigText.Load(File.ReadAllText(Shared.File("golden/config/falco.yaml")), out _);
        Assert.Equal(["stdout", "syslog"], settings.Outputs.Names);
    }
}
