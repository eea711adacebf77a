using System.Security.Cryptography.X509Certificates;
using Gyrfalcon.Enrichment.Tests.Fakes;
using Gyrfalcon.Outputs.Http;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests;

public sealed class HttpOutputTlsTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("gyr-tls-").FullName;
    readonly TestAuthority _authority = new();
    readonly TestAuthority _stranger = new();

    public HttpOutputTlsTests()
    {
        File.WriteAllText(At("ca.pem"), _authority.Pem);
        File.WriteAllText(At("stranger.pem"), _stranger.Pem);
        Directory.CreateDirectory(At("trusted"));
        File.WriteAllText(At("trusted/ca.crt"), _authority.Pem);
        File.WriteAllText(At("trusted/README"), "no certificate");
        WriteClient("client", _authority);
        WriteClient("unknown", _stranger);
    }

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Theory]
    [InlineData("ca.pem", "", true)]
    [InlineData("stranger.pem", "", false)]
    [InlineData("", "trusted", true)]
    // A file wins over the directory.
    [InlineData("stranger.pem", "trusted", false)]
    [InlineData("", HttpOutputOptions.SystemCertificates, false)]
    public void Write_Authority_DecidesWhetherTheServerIsTrusted(string file, string directory, bool isTrusted)
    {
        using var server = new WebServer(_authority.Issue());
        var options = new HttpOutputOptions
        {
            Url = server.Url,
            CaFile = file.Length > 0 ? At(file) : "",
            CaPath = directory.Length > 0 ? Path.Combine(_directory, directory) : HttpOutputOptions.SystemCertificates,
        };
        using var output = new HttpOutput(options);

        var failure = Record.Exception(() => output.Write(Alerts.Numbered(1), flush: true));

        Assert.Equal(isTrusted ? 1 : 0, server.Posted.Count);
        if (!isTrusted) Assert.Contains("certificate", Assert.IsType<IOException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ServerHasAnotherName_IsNotTrusted()
    {
        using var server = new WebServer(_authority.Issue());
        using var output = new HttpOutput(new HttpOutputOptions { Url = new Uri($"https://localhost:{server.Url.Port}/"), CaFile = At("ca.pem") });
        Assert.Throws<IOException>(() => output.Write(Alerts.Numbered(1), flush: true));
    }

    [Fact]
    public void Write_Insecure_TrustsAnyServer()
    {
        using var server = new WebServer(_stranger.Issue());
        using var output = new HttpOutput(new HttpOutputOptions { Url = server.Url, Insecure = true });
        output.Write(Alerts.Numbered(1), flush: true);
        Assert.Single(server.Posted);
    }

    [Theory]
    [InlineData("client", true)]
    [InlineData("unknown", false)]
    [InlineData(null, false)]
    public void Write_ServerAsksForACertificate_SendsOurs(string? client, bool isTrusted)
    {
        using var authority = X509Certificate2.CreateFromPem(_authority.Pem);
        using var server = new WebServer(_authority.Issue(), authority);
        using var output = new HttpOutput(new HttpOutputOptions
        {
            Url = server.Url,
            CaFile = At("ca.pem"),
            ClientCertificate = client is null ? null : At($"{client}.crt"),
            ClientKey = At($"{client}.key"),
        });

        var failure = Record.Exception(() => output.Write(Alerts.Numbered(1), flush: true));

        Assert.Equal(isTrusted ? [TestAuthority.Subject] : [], server.Posted.Select(p => p.Client));
        if (!isTrusted) Assert.IsType<IOException>(failure);
    }

    [Fact]
    public void Write_CertificatesAreMissingAndThenWritten_WorksFromThenOn()
    {
        using var server = new WebServer(_authority.Issue());
        using var output = new HttpOutput(new HttpOutputOptions { Url = server.Url, CaFile = At("later.pem") });
        var failure = Assert.Throws<IOException>(() => output.Write(Alerts.Numbered(1), flush: true));
        Assert.StartsWith($"the certificates in {At("later.pem")} cannot be read", failure.Message, StringComparison.Ordinal);

        // As of another server: it is read again once it has proved wrong.
        File.Copy(At("stranger.pem"), At("later.pem"));
        Assert.Throws<IOException>(() => output.Write(Alerts.Numbered(1), flush: true));
        File.Copy(At("ca.pem"), At("later.pem"), overwrite: true);
        output.Write(Alerts.Numbered(1), flush: true);
        Assert.Single(server.Posted);
    }

    string At(string name) => Path.Combine(_directory, name);

    void WriteClient(string name, TestAuthority authority)
    {
        using var certificate = authority.Issue();
        using var key = certificate.GetECDsaPrivateKey()!;
        File.WriteAllText(At($"{name}.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(At($"{name}.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
