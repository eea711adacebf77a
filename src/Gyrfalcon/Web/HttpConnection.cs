using System.Net.Security;
using System.Net.Sockets;

namespace Gyrfalcon.Web;

/// <summary>One connection: request after request is answered until either side ends it, or a limit does.</summary>
/// <param name="socket">The connection, which this object closes.</param>
/// <param name="tls">How the server identifies itself; null for plain text.</param>
/// <param name="answer">Answers a request; may be called on any thread.</param>
sealed class HttpConnection(Socket socket, SslServerAuthenticationOptions? tls, Func<HttpRequest, CancellationToken, Task<HttpResponse>> answer) : IDisposable
{
    // A handshake, a request with the pause before it, or an answer. Probes of kubelet and Prometheus take their next connection
    // where they find this one closed.
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    const int MaxRequests = 1000;

    readonly CancellationTokenSource _limit = new();
    readonly byte[] _buffer = new byte[HttpParser.MaxHead];
    int _filled;

    /// <summary>Answers until the end. What goes wrong on a connection ends it and nothing else.</summary>
    public async Task RunAsync()
    {
        try
        {
            using var stream = await OpenAsync().ConfigureAwait(false);
            for (int i = 1; await AnswerNextAsync(stream, mayKeepAlive: i < MaxRequests).ConfigureAwait(false); i++)
            {
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The other side went away, was too slow, or does not speak TLS.
        }
    }

    /// <summary>Ends it at once. May be called on any thread.</summary>
    public void Abort() => socket.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        _limit.Dispose();
    }

    async Task<Stream> OpenAsync()
    {
        socket.NoDelay = true;
        var stream = new NetworkStream(socket, ownsSocket: true);
        if (tls is null) return stream;
        var secured = new SslStream(stream);
        _limit.CancelAfter(s_limit);
        await secured.AuthenticateAsServerAsync(tls, _limit.Token).ConfigureAwait(false);
        return secured;
    }

    async Task<bool> AnswerNextAsync(Stream stream, bool mayKeepAlive)
    {
        _limit.CancelAfter(s_limit);
        int status, length;
        HttpRequest request;
        while ((status = HttpParser.Parse(_buffer.AsSpan(0, _filled), out request, out length)) == 0)
        {
            int read = await stream.ReadAsync(_buffer.AsMemory(_filled), _limit.Token).ConfigureAwait(false);
            if (read == 0) return false;
            _filled += read;
        }

        var response = status == 200 ? await answer(request, _limit.Token).ConfigureAwait(false) : HttpResponse.Empty(status);
        bool keepsAlive = mayKeepAlive && status == 200 && request.KeepsAlive;
        _limit.CancelAfter(s_limit);
        await stream.WriteAsync(response.Head(keepsAlive), _limit.Token).ConfigureAwait(false);
        if (request.Method != "HEAD") await stream.WriteAsync(response.Body, _limit.Token).ConfigureAwait(false);
        if (!keepsAlive) return false;
        _buffer.AsSpan(length, _filled - length).CopyTo(_buffer);
        _filled -= length;
        return true;
    }
}
