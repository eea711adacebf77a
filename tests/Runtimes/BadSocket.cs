using System.Net.Sockets;

namespace Gyrfalcon.Tests.Runtimes;

/// <summary>A socket behind which is no runtime as it should be.</summary>
public sealed class BadSocket : IDisposable
{
    readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly List<Socket> _accepted = [];

    /// <summary>Listens, and does this to each connection.</summary>
    public BadSocket(Action<Socket> behave)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen(16);
        _ = Task.Run(async () =>
        {
            while (true)
            {
                var connection = await _listener.AcceptAsync();
                lock (_accepted) _accepted.Add(connection);
                behave(connection);
            }
        });
    }

    /// <summary>Where it listens.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"gyr-bad-{Guid.NewGuid():N}.sock");

    /// <summary>The ways to be bad, by name.</summary>
    public static Action<Socket> Behaviour(string name) => name switch
    {
        "hangs" => _ => { }
        ,
        "closes" => connection => connection.Dispose(),
        "garbage" => SendGarbage,
        "html" => SendHtml,
        "endless" => connection => Task.Run(() => SendWithoutEnd(connection)),
        _ => throw new ArgumentException(name),
    };

    static void SendGarbage(Socket connection)
    {
        byte[] bytes = new byte[4096];
        new Random(7).NextBytes(bytes);
        connection.Send(bytes);
        connection.Dispose();
    }

    static void SendHtml(Socket connection)
    {
        connection.Send("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>"u8);
        connection.Shutdown(SocketShutdown.Send);
    }

    static void SendWithoutEnd(Socket connection)
    {
        connection.Send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8);
        byte[] chunk = [.. "10000\r\n"u8, .. Enumerable.Repeat((byte)'[', 0x10000), .. "\r\n"u8];
        while (true) connection.Send(chunk);
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_accepted)
            foreach (var connection in _accepted) connection.Dispose();
        File.Delete(Path);
    }
}
