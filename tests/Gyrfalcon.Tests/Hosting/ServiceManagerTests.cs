using System.Net.Sockets;
using System.Text;
using Gyrfalcon.Hosting;
using Xunit;

namespace Gyrfalcon.Tests.Hosting;

/// <summary>What systemd would read from its socket.</summary>
public sealed class ServiceManagerTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("gyr-notify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Notify_SocketOfTheEnvironment_IsTold(bool isAbstract)
    {
        string path = isAbstract ? "@" + _folder : Path.Combine(_folder, "notify");
        using var systemd = Listen(isAbstract ? "\0" + _folder : path);
        using var manager = ServiceManager.Find(new Dictionary<string, string?> { ["NOTIFY_SOCKET"] = path, ["WATCHDOG_USEC"] = "30000000" }.GetValueOrDefault);
        manager.Ready();
        manager.Alive();
        manager.Alive();
        manager.Stopping();
        // The second sign of life came before half of the 30 s was over.
        Assert.Equal(["READY=1", "WATCHDOG=1", "STOPPING=1"], Received(systemd));
    }

    [Fact]
    public void Notify_NoWatchdog_IsNotFed()
    {
        string path = Path.Combine(_folder, "notify");
        using var systemd = Listen(path);
        using var manager = ServiceManager.Find(name => name == "NOTIFY_SOCKET" ? path : null);
        manager.Alive();
        manager.Ready();
        Assert.Equal(["READY=1"], Received(systemd));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/nonexistent/notify")]
    public void Notify_NoSystemd_DoesNothing(string? path)
    {
        using var manager = ServiceManager.Find(name => name == "NOTIFY_SOCKET" ? path : "1000");
        manager.Ready();
        manager.Alive();
    }

    static Socket Listen(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    static List<string> Received(Socket socket)
    {
        List<string> all = [];
        byte[] buffer = new byte[256];
        while (socket.Available > 0) all.Add(Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer)));
        return all;
    }
}
