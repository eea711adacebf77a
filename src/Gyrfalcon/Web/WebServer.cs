using System.Collections.Frozen;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gyrfalcon.Configuration;

namespace Gyrfalcon.Web;

/// <summary>What probes, Prometheus and people ask the agent over HTTP (<c>config-cli</c> §7).</summary>
sealed class WebServer : IDisposable
{
    readonly FrozenDictionary<string, Func<HttpResponse>> _pages;
    readonly HttpServer _server;

    /// <summary>Starts to answer.</summary>
    /// <param name="options">How it listens.</param>
    /// <param name="pages">What is answered besides the health path, by path; called on any thread.</param>
    /// <exception cref="ConfigurationException">It cannot listen so, or the certificate cannot be used; the message says why.</exception>
    public WebServer(WebServerOptions options, IReadOnlyDictionary<string, Func<HttpResponse>> pages)
    {
        var health = HttpResponse.Json("{\"status\": \"ok\"}"u8.ToArray());
        _pages = pages.Append(new(options.HealthPath, () => health)).DistinctBy(p => p.Key).ToFrozenDictionary();
        var endpoint = new IPEndPoint(options.Address, options.Port);
        var tls = options.Certificate is { } path ? ReadIdentity(path) : null;
        try
        {
            _server = new HttpServer(endpoint, tls, options.Workers, Answer);
        }
        catch (SocketException e)
        {
            throw new ConfigurationException($"an error occurred while starting webserver: it cannot listen on {endpoint}: {e.Message}; see webserver.listen_address and listen_port");
        }
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => _server.Endpoint;

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    HttpResponse Answer(HttpRequest request)
    {
        if (!_pages.TryGetValue(request.Path, out var page)) return HttpResponse.Empty(404);
        return request.Method is "GET" or "HEAD" ? page() : HttpResponse.Empty(405);
    }

    // The certificate comes first in the file, those of the authorities between it and the root after it.
    static SslServerAuthenticationOptions ReadIdentity(string path)
    {
        try
        {
            using var parsed = X509Certificate2.CreateFromPemFile(path);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(path);
            if (chain.Count > 0) chain.RemoveAt(0);
            var identity = new X509Certificate2(parsed);
            return new() { ServerCertificateContext = SslStreamCertificateContext.Create(identity, chain, offline: true) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ConfigurationException($"invalid webserver configuration: webserver.ssl_certificate has to be a PEM file with a key and its certificate: {path}: {e.Message}");
        }
    }
}
