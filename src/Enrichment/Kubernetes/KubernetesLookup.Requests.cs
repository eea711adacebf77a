using System.Text;
using Gyrfalcon.Engine.Scap;

namespace Gyrfalcon.Enrichment.Kubernetes;

public sealed partial class KubernetesLookup
{
    // A node runs some hundred pods; who makes up cgroups of thousands gets no more than a reason.
    const int MaxAsked = 1024;

    const string NotTold = "no API server has told of the pod";

    readonly HashSet<string> _asked = [];

    /// <summary>When a failure is reported: before the 500 ms that a rule waits by default are over, so that the reason is there.</summary>
    internal TimeSpan ReportAfter { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// Asks for a pod that a thread turned up in. There is nobody to call, for the watch tells of every pod of the node: this sees to
    /// it that it is told once more, or why it is not there in time. Returns at once.
    /// </summary>
    /// <param name="uid">The uid as cgroups have it.</param>
    public void Request(ReadOnlySpan<byte> uid)
    {
        string text = Encoding.UTF8.GetString(uid);
        lock (_lock)
        {
            if (_stop.IsCancellationRequested || _events.TellAgain(text)) return;
            if (_feed.Trouble is { } trouble) Fail(text, trouble);
            else if (_asked.Count >= MaxAsked) Fail(text, "too many unknown pods at a time");
            else if (_asked.Add(text)) _ = ReportAsync(text);
        }
    }

    // While the pods that were there before the agent are being listed, it is not yet late.
    async Task ReportAsync(string uid)
    {
        await _feed.Listed.WaitAsync(_stop.Token).ConfigureAwait(false);
        await Task.Delay(ReportAfter, _stop.Token).ConfigureAwait(false);
        lock (_lock)
        {
            _asked.Remove(uid);
            if (_stop.IsCancellationRequested || _events.HasTold(uid)) return;
            bool isSeen = _pods.Values.Any(pod => ClusterResource.Of("Pod", pod.Meta).Uid == uid);
            Fail(uid, _feed.Trouble ?? (isSeen ? "no answer yet to what the pod belongs to" : NotTold));
        }
    }

    void Fail(string uid, string reason) =>
        _deliver(ContainerRecordWriter.PodFailed(Encoding.UTF8.GetBytes(uid), Encoding.UTF8.GetBytes($"kubernetes: {reason}")));
}
