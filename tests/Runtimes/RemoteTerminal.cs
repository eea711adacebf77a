using System.Net.WebSockets;
using System.Text;

namespace Gyrfalcon.Tests.Runtimes;

/// <summary>
/// A terminal in a container over a streaming server's WebSocket, sub-protocol <c>v4.channel.k8s.io</c>: the first byte of each
/// message names the stream, 0 for what is typed and 1 for what is shown.
/// </summary>
public sealed class RemoteTerminal : IDisposable
{
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    readonly ClientWebSocket _socket = new();
    readonly byte[] _buffer = new byte[16384];

    RemoteTerminal() => _socket.Options.AddSubProtocol("v4.channel.k8s.io");

    /// <summary>Connects to an address that a runtime gave out.</summary>
    public static RemoteTerminal Connect(string url)
    {
        var terminal = new RemoteTerminal();
        using var stop = new CancellationTokenSource(_limit);
        terminal._socket.ConnectAsync(new UriBuilder(url) { Scheme = "ws" }.Uri, stop.Token).GetAwaiter().GetResult();
        return terminal;
    }

    /// <summary>Types text.</summary>
    public void Type(string text)
    {
        using var stop = new CancellationTokenSource(_limit);
        _socket.SendAsync((byte[])[0, .. Encoding.UTF8.GetBytes(text)], WebSocketMessageType.Binary, endOfMessage: true, stop.Token).GetAwaiter().GetResult();
    }

    /// <summary>Reads until the command has ended, and returns what it showed.</summary>
    public string ReadToEnd()
    {
        var shown = new StringBuilder();
        using var stop = new CancellationTokenSource(_limit);
        while (_socket.State == WebSocketState.Open)
        {
            var message = _socket.ReceiveAsync(_buffer, stop.Token).GetAwaiter().GetResult();
            if (message is { Count: > 1 } && _buffer[0] == 1) shown.Append(Encoding.UTF8.GetString(_buffer, 1, message.Count - 1));
        }

        return shown.ToString();
    }

    public void Dispose() => _socket.Dispose();
}
