using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Gyrfalcon.Configuration;
using Gyrfalcon.Web;
using Xunit;

namespace Gyrfalcon.Tests.Web;

public sealed class WebServerTests
{
    static readonly WebServerOptions s_options = new() { Address = IPAddress.Loopback, Port = 0 };

    [Fact]
    public async Task Get_HealthPath_SaysOk()
    {
        using var server = Start(s_options with { HealthPath = "/live" });
        using var client = new HttpClient();

        using var response = await client.GetAsync(new Uri($"http://{server.Endpoint}/live"), TestContext.Current.CancellationToken);

        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"status": "ok"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Requests_OnOneConnection_AreAnsweredInOrderUntilOneCloses()
    {
        using var server = Start(s_options);

        string answers = Exchange(server, "HEAD /page HTTP/1.1\r\n\r\nGET /no HTTP/1.1\r\n\r\nPUT /page HTTP/1.1\r\n\r\nGET /page HTTP/1.1\r\nConnection: close\r\n\r\n");

        Assert.Equal(["200 OK", "404 Not Found", "405 Method Not Allowed", "200 OK"], Statuses(answers));
        Assert.Equal(1, answers.Split("the page").Length - 1);
        Assert.EndsWith("Content-Length: 8\r\nConnection: close\r\n\r\nthe page", answers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u0016\u0003\u0001\u0002\r\n\r\n", "400 Bad Request")]
    [InlineData("POST /page HTTP/1.1\r\nContent-Length: 9\r\n\r\nGET /page", "413 Content Too Large")]
    public void Requests_NotUnderstood_EndTheConnection(string sent, string status)
    {
        using var server = Start(s_options);

        Assert.Equal([status], Statuses(Exchange(server, sent)));
    }

    [Fact]
    public void Connections_MoreThanTheLimit_TakeTheIdleOnesPlace()
    {
        using var server = Start(s_options);
        var idle = Enumerable.Range(0, HttpServer.MaxConnections + 1).Select(_ => Connect(server)).ToList();

        Assert.Equal(["200 OK"], Statuses(Exchange(server, "GET /page HTTP/1.0\r\n\r\n")));
        // Closed by the server, and not for its time.
        Assert.Equal(0, ReadOrReset(idle[0]));
        idle.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Get_OverTls_ShowsTheCertificateOfThePemFile()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=gyr", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        string pem = Path.GetTempFileName();
        await File.WriteAllTextAsync(pem, key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n", TestContext.Current.CancellationToken);
        using var server = Start(s_options with { Certificate = pem });
        File.Delete(pem);
        X509Certificate? shown = null;
        using var client = new TcpClient();
        await client.ConnectAsync(server.Endpoint, TestContext.Current.CancellationToken);
        await using var stream = new SslStream(client.GetStream(), false, (_, c, _, _) => (shown = c) is not null);
        await stream.AuthenticateAsClientAsync("gyr");
        await stream.WriteAsync("GET /page HTTP/1.0\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        Assert.EndsWith("the page", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(certificate.Thumbprint, shown!.GetCertHashString());
    }

    [Fact]
    public void Start_PortInUseOrNoCertificate_SaysWhatIsWrong()
    {
        using var server = Start(s_options);

        Assert.Contains($"cannot listen on {server.Endpoint}: ", Assert.Throws<ConfigurationException>(() => Start(s_options with { Port = server.Endpoint.Port })).Message, StringComparison.Ordinal);
        Assert.Contains("/no/such.pem", Assert.Throws<ConfigurationException>(() => Start(s_options with { Certificate = "/no/such.pem" })).Message, StringComparison.Ordinal);
    }

    static WebServer Start(WebServerOptions options) =>
        new(options, new Dictionary<string, Func<HttpResponse>> { ["/page"] = () => new HttpResponse(200, "text/plain", "the page"u8.ToArray()) });

    static TcpClient Connect(WebServer server)
    {
        var client = new TcpClient();
        client.Connect(server.Endpoint);
        return client;
    }

    static string Exchange(WebServer server, string sent)
    {
        using var client = Connect(server);
        client.GetStream().Write(Encoding.Latin1.GetBytes(sent));
        using var reader = new StreamReader(client.GetStream());
        return reader.ReadToEnd();
    }

    static int ReadOrReset(TcpClient client)
    {
        try
        {
            return client.GetStream().Read(new byte[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    static IEnumerable<string> Statuses(string answers) =>
        answers.Split("HTTP/1.1 ").Skip(1).Select(a => a[..a.IndexOf("\r\n", StringComparison.Ordinal)]);
}
