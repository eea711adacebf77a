using System.Collections.Concurrent;
using System.Text;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Enrichment.Tests;

/// <summary>What a look-up delivers, read by the state as a stream would be.</summary>
sealed class Answers
{
    readonly BlockingCollection<byte[]> _blocks = [];
    readonly Scratch _scratch = new();

    public HostState Host { get; } = new();

    /// <summary>How many have come and were not read.</summary>
    public int Waiting => _blocks.Count;

    public void Deliver(byte[] block) => _blocks.Add(block);

    /// <summary>Reads answers until a container is known.</summary>
    public ContainerInfo Await(string id)
    {
        while (Host.Containers.Find(Encoding.UTF8.GetBytes(id)) is null) Take();
        return Host.Containers.Find(Encoding.UTF8.GetBytes(id))!;
    }

    /// <summary>Reads answers until there is a reason why a container is not known.</summary>
    public string AwaitFailure(string id)
    {
        while (Host.ContainerRequests.FailureOf(Encoding.UTF8.GetBytes(id)).IsEmpty) Take();
        return Encoding.UTF8.GetString(Host.ContainerRequests.FailureOf(Encoding.UTF8.GetBytes(id)));
    }

    void Take()
    {
        if (!_blocks.TryTake(out byte[]? block, TimeSpan.FromSeconds(60))) throw new TimeoutException("no answer came");
        Assert.True(EventView.TryCreate(block, 0, out var view, out string? error), error);
        var context = new EventContext(view, 1, Host, _scratch);
        Host.Apply(ref context);
        Assert.Equal((0, 0), (Host.Counters.ContainersRefused, Host.Counters.RecordsMalformed));
    }
}
