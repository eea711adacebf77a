using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gyrfalcon.Outputs.Http;

/// <summary>Connections as <c>http_output</c> asks for them.</summary>
static class HttpTransport
{
    /// <summary>A handler with the certificates as they are now.</summary>
    /// <exception cref="IOException">One of them cannot be read.</exception>
    public static SocketsHttpHandler Create(HttpOutputOptions options)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ConnectTimeout = options.Timeout };
        if (options.KeepAlive) handler.ConnectCallback = ConnectAlive;
        if (options.Url.Scheme != Uri.UriSchemeHttps) return handler;
        handler.SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = ReadTrust(options),
            ClientCertificateContext = ReadOwn(options),
        };
        // An analyzer warns of what the user asks for.
#pragma warning disable CA5359
        if (options.Insecure) handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        return handler;
    }

    // Null leaves it to what the host trusts.
    static X509ChainPolicy? ReadTrust(HttpOutputOptions options)
    {
        if (options.Insecure) return null;
        bool isFile = options.CaFile.Length > 0;
        if (!isFile && Path.TrimEndingDirectorySeparator(options.CaPath) == HttpOutputOptions.SystemCertificates) return null;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        if (isFile) Read(options.CaFile, path => policy.CustomTrustStore.ImportFromPemFile(path));
        else Read(options.CaPath, path => ImportAll(path, policy.CustomTrustStore));
        return policy;
    }

    // Names such as 3513523f.0 are links to the others; a file that holds no certificate holds none.
    static void ImportAll(string directory, X509Certificate2Collection store)
    {
        foreach (string path in Directory.EnumerateFiles(directory))
        {
            try
            {
                store.ImportFromPemFile(path);
            }
            catch (CryptographicException)
            {
                continue;
            }
        }
    }

    static SslStreamCertificateContext? ReadOwn(HttpOutputOptions options)
    {
        if (options.ClientCertificate is not { } file) return null;
        SslStreamCertificateContext? context = null;
        Read(file, path =>
        {
            var own = X509Certificate2.CreateFromPemFile(path, options.ClientKey);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(path);
            context = SslStreamCertificateContext.Create(own, chain, offline: true);
        });
        return context;
    }

    static void Read(string path, Action<string> read)
    {
        try
        {
            read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new IOException($"the certificates in {path} cannot be read: {e.Message}", e);
        }
    }

    static async ValueTask<Stream> ConnectAlive(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await socket.ConnectAsync(context.DnsEndPoint, stop).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
