using Gyrfalcon.Enrichment.Kubernetes;

namespace Gyrfalcon.Doctor;

/// <summary>The Kubernetes API server.</summary>
static class KubernetesCheck
{
    const string Name = "kubernetes";

    static readonly TimeSpan _limit = TimeSpan.FromSeconds(5);

    public static IEnumerable<Finding> Run(KubernetesOptions options)
    {
        using var stop = new CancellationTokenSource(_limit);
        yield return Of(KubernetesSurvey.AskAsync(options, stop.Token).GetAwaiter().GetResult());
    }

    internal static Finding Of(KubernetesSurvey survey) => survey switch
    {
        { Address: null } => new(Name, FindingState.Absent, survey.Trouble!),
        { Trouble: { } trouble } => new(Name, FindingState.Warning, $"{survey.Address}: {trouble}", "see docs/reference/kubernetes.md for what it must permit"),
        _ => new(Name, FindingState.Good, $"{survey.Address} lists the pods of this node"),
    };
}
