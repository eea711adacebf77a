using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Gyrfalcon.Hosting;

/// <summary>
/// Tells systemd how the agent is: sd_notify(3), and the watchdog that ends a service which does not answer. Without systemd it does
/// nothing.
/// </summary>
sealed class ServiceManager : IDisposable
{
    readonly Socket? _socket;
    readonly long _interval;
    long _next;

    ServiceManager(Socket? socket, long interval) => (_socket, _interval) = (socket, interval);

    /// <summary>Finds the service manager by what it puts into the environment.</summary>
    /// <param name="environment">A variable by its name: <c>NOTIFY_SOCKET</c>, and <c>WATCHDOG_USEC</c> where the unit has a <c>WatchdogSec</c>.</param>
    public static ServiceManager Find(Func<string, string?> environment)
    {
        if (environment("NOTIFY_SOCKET") is not { Length: > 1 } path) return new(null, 0);
        // One of the abstract namespace begins with a NUL.
        if (path[0] == '@') path = "\0" + path[1..];
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            socket.Dispose();
            return new(null, 0);
        }

        // Twice in the time that it waits, as sd_watchdog_enabled(3) advises.
        bool isWatched = long.TryParse(environment("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds);
        return new(socket, isWatched ? Math.Max(1, microseconds / 2_000) : 0);
    }

    /// <summary>Detection runs.</summary>
    public void Ready() => Send("READY=1");

    /// <summary>The agent is about to end.</summary>
    public void Stopping() => Send("STOPPING=1");

    /// <summary>The event loop goes on; to be called by it, often.</summary>
    public void Alive()
    {
        if (_interval == 0 || Environment.TickCount64 < _next) return;
        _next = Environment.TickCount64 + _interval;
        Send("WATCHDOG=1");
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    void Send(string state)
    {
        try
        {
            _socket?.Send(Encoding.ASCII.GetBytes(state));
        }
        catch (SocketException)
        {
            // It is restarting, or does not read; the next word reaches it.
        }
    }
}
