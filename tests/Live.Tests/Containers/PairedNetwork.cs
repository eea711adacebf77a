using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Containers;

/// <summary>Two network namespaces joined by a veth pair: one for a container, one for a server that it can reach. Nothing leaves them.</summary>
sealed class PairedNetwork : IDisposable
{
    public const string ServerAddress = "10.213.0.2";
    public const string ContainerAddress = "10.213.0.1";

    readonly string _inside = $"gyr-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    readonly List<Process> _servers = [];

    public PairedNetwork()
    {
        Ip("netns", "add", _inside);
        Ip("netns", "add", Outside);
        Ip("-n", _inside, "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", Outside);
        Ip("-n", _inside, "address", "add", $"{ContainerAddress}/24", "dev", "eth0");
        Ip("-n", Outside, "address", "add", $"{ServerAddress}/24", "dev", "eth0");
        foreach (string name in (string[])[_inside, Outside])
        {
            Ip("-n", name, "link", "set", "lo", "up");
            Ip("-n", name, "link", "set", "eth0", "up");
        }
    }

    /// <summary>For <see cref="ContainerOptions.NetworkNamespace"/>.</summary>
    public string ContainerNamespace => $"/run/netns/{_inside}";

    string Outside => $"{_inside}-peer";

    /// <summary>Listens on a TCP port of <see cref="ServerAddress"/>, outside the container.</summary>
    public void Listen(int port)
    {
        _servers.Add(Command.Start("ip", "netns", "exec", Outside, "busybox", "nc", "-ll", "-p", $"{port}", "-e", "true"));
        var listening = new Regex($":{port:X4} 0+:0000 0A");
        DateTime end = DateTime.UtcNow + TimeSpan.FromSeconds(20);
        while (!listening.IsMatch(RunOutside("cat", "/proc/net/tcp", "/proc/net/tcp6").Output))
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"nothing listens on port {port}");
            Thread.Sleep(10);
        }
    }

    /// <summary>Runs a command on the server's side.</summary>
    public CommandResult RunOutside(params string[] command) => Command.Run("ip", ["netns", "exec", Outside, .. command]);

    public void Dispose()
    {
        foreach (Process server in _servers)
        {
            server.Kill();
            server.WaitForExit();
            server.Dispose();
        }
        Ip("netns", "delete", _inside);
        Ip("netns", "delete", Outside);
    }

    static void Ip(params string[] arguments) => Command.Run("ip", arguments).Succeeded($"ip {string.Join(' ', arguments)}");
}
