using Gyrfalcon.Enrichment.Runtimes;

namespace Gyrfalcon.Enrichment;

/// <summary>Which runtimes answer, once.</summary>
/// <param name="Sockets">Each socket of the options.</param>
/// <param name="Known">How many of the containers some runtime knows.</param>
public sealed record RuntimeSurvey(IReadOnlyList<SurveyedSocket> Sockets, int Known)
{
    // No container has this id.
    const string Nobody = "000000000000";

    /// <summary>Asks every runtime whether it answers and what it knows.</summary>
    /// <param name="options">Which ones.</param>
    /// <param name="hostRoot">Where the root directory of the host is, without a trailing slash; empty when it is this one's own.</param>
    /// <param name="ids">The ids of containers, as threads have them.</param>
    public static async Task<RuntimeSurvey> AskAsync(ContainerOptions options, string hostRoot, IReadOnlyCollection<string> ids)
    {
        var runtimes = RuntimeList.Create(options, hostRoot);
        try
        {
            var sockets = await Task.WhenAll(runtimes.Select(TryAsync)).ConfigureAwait(false);
            List<IRuntime> answering = [.. runtimes.Where((_, i) => sockets[i] is { IsThere: true, Failure: null })];
            int known = 0;
            foreach (string id in ids)
                if (await IsKnownAsync(answering, id).ConfigureAwait(false)) known++;
            return new(sockets, known);
        }
        finally
        {
            foreach (var runtime in runtimes) runtime.Dispose();
        }
    }

    static async Task<SurveyedSocket> TryAsync(IRuntime runtime)
    {
        if (!File.Exists(runtime.Socket)) return new(runtime.Name, runtime.Socket, IsThere: false, Failure: null);
        var search = new RuntimeSearch(runtime, Nobody);
        await search.TryAsync(CancellationToken.None).ConfigureAwait(false);
        return new(runtime.Name, runtime.Socket, IsThere: true, search.IsAnswered ? null : search.Reason);
    }

    static async Task<bool> IsKnownAsync(List<IRuntime> runtimes, string id)
    {
        foreach (var runtime in runtimes)
            if (await new RuntimeSearch(runtime, id).TryAsync(CancellationToken.None).ConfigureAwait(false) is not null) return true;
        return false;
    }
}
