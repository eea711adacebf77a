using Gyrfalcon.Enrichment.Kubernetes.Api;

namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>Whether the API server answers, once.</summary>
/// <param name="Address">The API server; null when there is nobody to ask.</param>
/// <param name="Trouble">Why it is not asked, or what it refuses; null when all is well.</param>
public sealed record KubernetesSurvey(Uri? Address, string? Trouble)
{
    /// <summary>Asks for a list of at most one pod of the node.</summary>
    public static async Task<KubernetesSurvey> AskAsync(KubernetesOptions options, CancellationToken stop)
    {
        if (!options.IsEnabled) return new(null, "the API server is not asked: gyrfalcon.kubernetes.enabled is false");
        if (ApiAddress.Find(options, Environment.GetEnvironmentVariable, out string reason) is not { } address) return new(null, $"the API server is not asked: {reason}");
        using var server = new ApiServer(address, options);
        try
        {
            string path = $"/api/v1/pods?limit=1&fieldSelector=spec.nodeName%3D{Uri.EscapeDataString(options.NodeName)}";
            await server.GetAsync(path, ApiServer.MetadataList, "list pods", ApiJson.Default.ApiList, stop).ConfigureAwait(false);
            return new(address, null);
        }
        catch (ApiException e)
        {
            return new(address, e.Message);
        }
        catch (OperationCanceledException)
        {
            return new(address, "no answer");
        }
    }
}
