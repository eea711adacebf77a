using Gyrfalcon.Enrichment.Runtimes;

namespace Gyrfalcon.Enrichment;

/// <summary>One look-up that runs. What is not the id changes under the lock of its <see cref="ContainerLookup"/>.</summary>
sealed class OpenLookup(string id)
{
    /// <summary>The container's id as threads have it.</summary>
    public string Id => id;

    /// <summary>Where it is searched.</summary>
    public IReadOnlyList<RuntimeSearch> Searches { get; set; } = [];

    /// <summary>Whether somebody asked, and must hear of a failure; else a runtime announced the container.</summary>
    public bool IsRequested { get; set; }

    /// <summary>Whether whoever asks should not be left without a reason any longer.</summary>
    public bool IsOverdue { get; set; }

    /// <summary>The runtime that announced the container while the look-up ran, and may now say more of it.</summary>
    public IRuntime? Announcer { get; set; }

    /// <summary>Why it was not found so far.</summary>
    public string Reason => Searches.Count == 0 ? "no container runtime to ask" : string.Join("; ", Searches.Select(s => $"{s.Runtime.Name}: {s.Reason}"));
}
