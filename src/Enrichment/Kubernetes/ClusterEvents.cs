using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Enrichment.Kubernetes;

/// <summary>
/// Puts pods and what they belong to into the stream: each when it comes or changes, what a pod belongs to before the pod, and as
/// long as a pod belongs to it. One caller at a time.
/// </summary>
/// <param name="deliver">Takes the event blocks.</param>
sealed class ClusterEvents(Action<byte[]> deliver)
{
    static readonly IReadOnlyList<ClusterResource> _none = [];

    readonly Dictionary<string, Told> _pods = [];
    readonly Dictionary<string, Told> _relatives = [];

    /// <summary>Tells of a pod, if there is something new to tell.</summary>
    public void Tell(ClusterResource pod, IReadOnlyList<ClusterResource> relatives)
    {
        foreach (var relative in relatives)
        {
            var told = Tell(_relatives, relative, _none);
            told.Uses++;
        }

        var before = _pods.GetValueOrDefault(pod.Uid)?.Relatives ?? _none;
        Tell(_pods, pod, relatives).Relatives = relatives;
        Release(before);
    }

    /// <summary>Whether a pod was told.</summary>
    public bool HasTold(string uid) => _pods.ContainsKey(uid);

    /// <summary>Tells once more of a pod that somebody has forgotten; false when it was never told.</summary>
    public bool TellAgain(string uid)
    {
        if (!_pods.TryGetValue(uid, out var told)) return false;
        foreach (var relative in told.Relatives) Deliver(_relatives[relative.Uid].Json);
        Deliver(told.Json);
        return true;
    }

    /// <summary>Tells that a pod is gone.</summary>
    public void Forget(string uid)
    {
        if (!_pods.Remove(uid, out var told)) return;
        Deliver(ClusterEventWriter.WriteDeletion("Pod", uid));
        Release(told.Relatives);
    }

    Told Tell(Dictionary<string, Told> known, ClusterResource resource, IReadOnlyList<ClusterResource> relatives)
    {
        bool isNew = !known.TryGetValue(resource.Uid, out var told);
        if (told is null) known.Add(resource.Uid, told = new Told());
        byte[] json = ClusterEventWriter.Write("Update", resource, relatives);
        if (json.AsSpan().SequenceEqual(told.Json)) return told;
        told.Json = json;
        Deliver(isNew ? ClusterEventWriter.Write("Create", resource, relatives) : json);
        return told;
    }

    void Release(IReadOnlyList<ClusterResource> relatives)
    {
        foreach (var relative in relatives)
        {
            if (!_relatives.TryGetValue(relative.Uid, out var told) || --told.Uses > 0) continue;
            _relatives.Remove(relative.Uid);
            Deliver(ClusterEventWriter.WriteDeletion(relative.Kind, relative.Uid));
        }
    }

    void Deliver(byte[] json) => deliver(ContainerRecordWriter.Kubernetes(json));

    sealed class Told
    {
        public byte[] Json { get; set; } = [];

        public IReadOnlyList<ClusterResource> Relatives { get; set; } = _none;

        public int Uses { get; set; }
    }
}
