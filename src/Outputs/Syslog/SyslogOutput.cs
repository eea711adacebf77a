using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Gyrfalcon.Outputs.Syslog;

/// <summary>
/// Sends each alert to the syslog daemon of this host, as syslog(3) does: facility LOG_USER, the priority of the rule as the severity,
/// the name of the program as it was called.
/// </summary>
/// <param name="path">The daemon's datagram socket.</param>
public sealed class SyslogOutput(string path = SyslogOutput.DefaultPath) : IAlertOutput
{
    /// <summary>Where syslog daemons listen.</summary>
    public const string DefaultPath = "/dev/log";

    const int UserFacility = 1 << 3;

    readonly string _program = Path.GetFileName(Environment.GetCommandLineArgs()[0]);
    Socket? _socket;

    /// <summary>How long a daemon that does not read is waited for; null for as long as it takes.</summary>
    public TimeSpan? SendTimeout { get; init; }

    /// <inheritdoc/>
    public string Name => "syslog";

    /// <inheritdoc/>
    public void Write(in Alert alert, bool flush)
    {
        try
        {
            _socket ??= Connect();
            _socket.Send([.. Header(alert), .. alert.Line]);
        }
        catch (SocketException e)
        {
            Reopen();
            throw e.SocketErrorCode == SocketError.MessageSize
                ? new AlertRefusedException($"{path} takes no alert of {alert.Line.Length} bytes")
                : new IOException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>The daemon may be another one by now: the next alert connects.</summary>
    public void Reopen()
    {
        _socket?.Dispose();
        _socket = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Reopen();

    Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            if (SendTimeout is { } limit) socket.SendTimeout = (int)limit.TotalMilliseconds;
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The day of the month is padded with a space.
    byte[] Header(in Alert alert)
    {
        var now = DateTime.Now;
        return Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"<{UserFacility | (int)alert.Priority}>{now:MMM} {now.Day,2} {now:HH:mm:ss} {_program}: "));
    }
}
