using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Gyrfalcon.Web;

/// <summary>
/// A small HTTP/1.1 server for GET and HEAD, bounded in all that a client decides: the size of a request, its time, the number of
/// connections. When there are too many, the one that has been idle longest gives way, so that nobody can keep probes out by
/// holding connections open.
/// </summary>
sealed class HttpServer : IDisposable
{
    /// <summary>The most connections at a time, of 10 KiB each.</summary>
    public const int MaxConnections = 64;

    readonly Socket _listener;
    readonly SslServerAuthenticationOptions? _tls;
    readonly Func<HttpRequest, HttpResponse> _answer;
    readonly SemaphoreSlim _workers;
    readonly LinkedList<HttpConnection> _longestIdleFirst = new();
    readonly Task _accepting;
    int _open;

    /// <summary>Listens from here on.</summary>
    /// <param name="endpoint">Where; port 0 takes any.</param>
    /// <param name="tls">How the server identifies itself; null for plain text.</param>
    /// <param name="workers">How many requests are answered at a time.</param>
    /// <param name="answer">Answers a request by its method and path, on any thread.</param>
    /// <exception cref="SocketException">The address is not this host's, or is in use.</exception>
    public HttpServer(IPEndPoint endpoint, SslServerAuthenticationOptions? tls, int workers, Func<HttpRequest, HttpResponse> answer)
    {
        _tls = tls;
        _answer = answer;
        _workers = new SemaphoreSlim(workers);
        _listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endpoint.Address.Equals(IPAddress.IPv6Any)) _listener.DualMode = true;
            _listener.Bind(endpoint);
            _listener.Listen();
        }
        catch
        {
            _listener.Dispose();
            throw;
        }

        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <summary>Ends all connections and waits until no request is answered any more.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        _accepting.GetAwaiter().GetResult();
        lock (_longestIdleFirst)
        {
            foreach (var connection in _longestIdleFirst) connection.Abort();
            while (_open > 0) Monitor.Wait(_longestIdleFirst);
        }

        _workers.Dispose();
    }

    async Task AcceptAsync()
    {
        // Not on the thread that makes the server.
        await Task.Yield();
        while (true)
        {
            try
            {
                Begin(await _listener.AcceptAsync().ConfigureAwait(false));
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
            {
                // The client gave up before.
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                await Task.Delay(100).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    void Begin(Socket socket)
    {
        LinkedListNode<HttpConnection> node = null!;
        node = new(new HttpConnection(socket, _tls, (request, limit) => AnswerAsync(node, request, limit)));
        lock (_longestIdleFirst)
        {
            if (_longestIdleFirst.Count >= MaxConnections)
            {
                _longestIdleFirst.First!.Value.Abort();
                _longestIdleFirst.RemoveFirst();
            }

            _longestIdleFirst.AddLast(node);
            _open++;
        }

        _ = ServeAsync(node);
    }

    async Task ServeAsync(LinkedListNode<HttpConnection> node)
    {
        try
        {
            using var connection = node.Value;
            await connection.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            lock (_longestIdleFirst)
            {
                if (node.List is not null) _longestIdleFirst.Remove(node);
                _open--;
                Monitor.PulseAll(_longestIdleFirst);
            }
        }
    }

    async Task<HttpResponse> AnswerAsync(LinkedListNode<HttpConnection> node, HttpRequest request, CancellationToken limit)
    {
        lock (_longestIdleFirst)
        {
            // Gone when it had to give way.
            if (node.List is not null)
            {
                _longestIdleFirst.Remove(node);
                _longestIdleFirst.AddLast(node);
            }
        }

        await _workers.WaitAsync(limit).ConfigureAwait(false);
        try
        {
            return _answer(request);
        }
        finally
        {
            _workers.Release();
        }
    }
}
