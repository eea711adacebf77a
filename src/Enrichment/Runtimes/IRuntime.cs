using Gyrfalcon.Enrichment.Description;

namespace Gyrfalcon.Enrichment.Runtimes;

/// <summary>
/// A client of one container runtime on one socket. It connects when it is first asked, and again after a failure. Calls may run
/// beside each other.
/// </summary>
interface IRuntime : IDisposable
{
    /// <summary>What it is called in reasons and in the log: <c>cri</c>.</summary>
    string Name { get; }

    /// <summary>The path of the socket.</summary>
    string Socket { get; }

    /// <summary>Whether it makes up the ids itself, so that a chosen name is never one of its containers' ids.</summary>
    bool HasOnlyHexadecimalIds { get; }

    /// <summary>What the runtime says of a container; null when it does not know it (yet).</summary>
    /// <param name="id">The whole id, or the 12 characters that threads have.</param>
    /// <param name="stop">Ends the call.</param>
    /// <exception cref="RuntimeException">The runtime cannot be asked, or its answer makes no sense.</exception>
    Task<ContainerDescription?> FindAsync(string id, CancellationToken stop);

    /// <summary>The ids of the containers that run, then of each that is made or started. Ends when the runtime goes.</summary>
    /// <exception cref="RuntimeException">As for <see cref="FindAsync"/>.</exception>
    IAsyncEnumerable<string> WatchAsync(CancellationToken stop);
}
