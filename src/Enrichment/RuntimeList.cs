using Gyrfalcon.Enrichment.Runtimes;
using Gyrfalcon.Enrichment.Runtimes.Containerd;
using Gyrfalcon.Enrichment.Runtimes.Cri;
using Gyrfalcon.Enrichment.Runtimes.Http;

namespace Gyrfalcon.Enrichment;

/// <summary>Makes the clients of the runtimes that the options name. None connects before it is used.</summary>
static class RuntimeList
{
    /// <summary>The clients, one for each socket.</summary>
    public static IReadOnlyList<IRuntime> Create(ContainerOptions options, string hostRoot)
    {
        if (options.Static is not null) return [];
        return
        [
            .. options.Cri.Select(socket => new CriRuntime(hostRoot + socket)),
            .. options.Docker.Select(socket => new DockerRuntime(hostRoot + socket, options.WithSize)),
            .. PodmanSockets(options.Podman, hostRoot).Select(socket => new PodmanRuntime(hostRoot + socket, options.WithSize)),
            .. options.Containerd.Select(socket => new ContainerdRuntime(hostRoot + socket, OwnedByOthers(options, socket))),
        ];
    }

    // The CRI and docker know more of the containers that they keep in containerd.
    static string[] OwnedByOthers(ContainerOptions options, string socket) =>
        [.. options.Cri.Contains(socket) ? (string[])["k8s.io"] : [], .. options.Docker.Count > 0 ? (string[])["moby"] : []];

    static IEnumerable<string> PodmanSockets(IReadOnlyList<string> sockets, string hostRoot)
    {
        const string users = "/run/user";
        if (!sockets.SequenceEqual(new ContainerOptions().Podman)) return sockets;
        try
        {
            return [.. sockets, .. Directory.GetDirectories(hostRoot + users).Select(d => $"{users}/{Path.GetFileName(d)}/podman/podman.sock").Where(s => File.Exists(hostRoot + s))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return sockets;
        }
    }
}
