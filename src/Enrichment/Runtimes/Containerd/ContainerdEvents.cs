using Google.Protobuf;
using Grpc.Core;
using Gyrfalcon.Enrichment.Runtimes.Grpc;

namespace Gyrfalcon.Enrichment.Runtimes.Containerd;

/// <summary>containerd's stream of containers that are made and started.</summary>
sealed class ContainerdEvents : IDisposable
{
    readonly AsyncServerStreamingCall<Envelope> _call;

    ContainerdEvents(AsyncServerStreamingCall<Envelope> call) => _call = call;

    /// <summary>Asks for the events of one namespace, or of all when it is null. What happens from now on is kept until it is read.</summary>
    public static ContainerdEvents Subscribe(UnixChannel channel, string? @namespace, CancellationToken stop)
    {
        string which = @namespace is null ? "" : $",namespace==\"{@namespace}\"";
        var request = new SubscribeRequest { Filters = { $"topic==\"/containers/create\"{which}", $"topic==\"/tasks/start\"{which}" } };
        return new(new Events.EventsClient(channel.Invoker).Subscribe(request, cancellationToken: stop));
    }

    /// <summary>The ids, each up to twice.</summary>
    public async IAsyncEnumerable<string> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var envelope in UnixChannel.ReadAsync(_call, stop).ConfigureAwait(false))
            if (IdOf(envelope) is { Length: > 0 } id) yield return id;
    }

    public void Dispose() => _call.Dispose();

    static string? IdOf(Envelope envelope)
    {
        try
        {
            return envelope.Event is null ? null : ContainerEvent.Parser.ParseFrom(envelope.Event.Value).Id;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
