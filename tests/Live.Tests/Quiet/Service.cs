using Gyrfalcon.Live.Tests.Containers;
using Gyrfalcon.Live.Tests.Support;

namespace Gyrfalcon.Live.Tests.Quiet;

/// <summary>A service in a container of the Debian files, on a network from which the test can call it.</summary>
sealed class Service : IDisposable
{
    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(90);

    readonly PairedNetwork _network = new();
    readonly Container _container;

    /// <param name="lab">The test run.</param>
    /// <param name="rootfs">The image: shared by all, each gets an overlay.</param>
    /// <param name="entrypoint">A script, put at /entrypoint.sh of the image.</param>
    /// <param name="command">What the entrypoint is to become.</param>
    public Service(Lab lab, string rootfs, string entrypoint, string[] command)
    {
        _container = lab.Create(new()
        {
            Arguments = ["/entrypoint.sh", .. command],
            LowerLayer = rootfs,
            NetworkNamespace = _network.ContainerNamespace,
        });
        string inside = Path.Combine(_container.RootDirectory, "entrypoint.sh");
        File.Copy(entrypoint, inside);
        File.SetUnixFileMode(inside, (UnixFileMode)0b111_101_101);
        _container.Start();
    }

    /// <summary>Repeats a call from outside the container until the service has answered it well.</summary>
    public void Until(params string[] command)
    {
        DateTime end = DateTime.UtcNow + s_limit;
        CommandResult result;
        while ((result = _network.RunOutside(command)).ExitCode != 0)
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"{string.Join(' ', command)}: {result.Output}{result.Error}\n{_container.Log}");
            Thread.Sleep(200);
        }
    }

    public void Stop(string signal)
    {
        _container.Signal(signal);
        _container.WaitForExit(s_limit);
    }

    public void Dispose()
    {
        _container.Dispose();
        _network.Dispose();
    }
}
