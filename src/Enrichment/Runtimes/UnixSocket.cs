using System.Net.Sockets;

namespace Gyrfalcon.Enrichment.Runtimes;

/// <summary>Connections to a runtime's socket.</summary>
static class UnixSocket
{
    /// <summary>A handler of HTTP requests that all go to one socket, whatever host they name.</summary>
    public static SocketsHttpHandler Handler(string path) => new()
    {
        ConnectCallback = async (_, stop) => await ConnectAsync(path, stop).ConfigureAwait(false),
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        MaxConnectionsPerServer = 8,
        EnableMultipleHttp2Connections = false,
    };

    /// <summary>What is wrong with a socket, from the error of a call over it; null when it is something else.</summary>
    public static string? Reason(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is SocketException socket)
                return socket.SocketErrorCode switch
                {
                    SocketError.ConnectionRefused => "connection refused",
                    SocketError.AddressNotAvailable => "no such socket",
                    SocketError.AccessDenied => "permission denied",
                    _ => socket.Message,
                };
        }

        return null;
    }

    static async ValueTask<Stream> ConnectAsync(string path, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
