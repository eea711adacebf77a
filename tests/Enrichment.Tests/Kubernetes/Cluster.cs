using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Gyrfalcon.Engine;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Enrichment.Kubernetes;
using Gyrfalcon.Enrichment.Tests.Fakes;

namespace Gyrfalcon.Enrichment.Tests.Kubernetes;

/// <summary>A fake API server, a look-up that watches it, and a state that is told what the look-up delivers.</summary>
sealed class Cluster : IAsyncDisposable
{
    readonly BlockingCollection<byte[]> _blocks = [];
    readonly Scratch _scratch = new();
    KubernetesLookup? _lookup;

    Cluster(FakeApiServer server)
    {
        Server = server;
        Host = new() { RequestPod = uid => _lookup?.Request(uid) };
    }

    public FakeApiServer Server { get; }

    public HostState Host { get; }

    public BlockingCollection<string> Log { get; } = [];

    /// <summary>When it is reported that a pod is not told.</summary>
    public TimeSpan ReportAfter { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Takes the events that come; null to apply them to the state and no more.</summary>
    public Detector? Detector { get; set; }

    /// <summary>How many events have come.</summary>
    public int Told { get; private set; }

    public static async Task<Cluster> StartAsync() => new(await FakeApiServer.StartAsync());

    /// <summary>Begins to watch.</summary>
    public Cluster Watch(KubernetesOptions? options = null, Uri? address = null)
    {
        _lookup = new KubernetesLookup(address ?? Server.Address, options ?? Server.Options, _blocks.Add, Log.Add) { KeepDeleted = TimeSpan.Zero, ReportAfter = ReportAfter };
        return this;
    }

    /// <summary>Reads what is delivered until something holds.</summary>
    public void Await(Func<bool> condition, string what)
    {
        while (!condition())
        {
            if (!_blocks.TryTake(out byte[]? block, TimeSpan.FromSeconds(60))) throw new TimeoutException($"{what}: did not come; log: {string.Join("; ", Log)}");
            Assert.True(EventView.TryCreate(block, 0, out var view, out string? error), error);
            Take(view);
            Assert.Equal(0, Host.Counters.ResourcesRefused);
            Told++;
        }
    }

    /// <summary>Takes one event.</summary>
    public void Take(EventView view)
    {
        if (Detector is not null)
        {
            Detector.Process(view);
            return;
        }

        var context = new EventContext(view, 1, Host, _scratch);
        Host.Apply(ref context);
    }

    /// <summary>Reads until a pod is known.</summary>
    public KubernetesResource AwaitPod(string uid)
    {
        Await(() => Find(KubernetesKind.Pod, uid) is not null, uid);
        return Find(KubernetesKind.Pod, uid)!;
    }

    /// <summary>Waits for a line of the log that contains a text.</summary>
    public string AwaitLog(string text)
    {
        while (Log.TryTake(out string? line, TimeSpan.FromSeconds(60)))
            if (line.Contains(text, StringComparison.Ordinal)) return line;
        throw new TimeoutException($"no line of the log contains '{text}'");
    }

    public KubernetesResource? Find(KubernetesKind kind, string uid) => Host.Kubernetes.Find(kind, Encoding.UTF8.GetBytes(uid));

    /// <summary>The names of what a pod belongs to, of one kind.</summary>
    public string Relatives(string pod, KubernetesKind kind)
    {
        List<string> names = [];
        foreach (byte[] uid in Find(KubernetesKind.Pod, pod)!.ReferencesTo(kind)) names.Add(Encoding.UTF8.GetString(Host.Kubernetes.Find(kind, uid)!.Name));
        return string.Join(' ', names);
    }

    /// <summary>An object; the labels are <c>name=value</c>.</summary>
    public static JsonObject Object(string uid, string name, string? ns, string labels = "", (string Kind, string Name, string Uid)? owner = null)
    {
        JsonObject meta = new() { ["name"] = name, ["uid"] = uid, ["labels"] = Labels(labels), ["annotations"] = new JsonObject { ["x"] = "y" } };
        if (ns is not null) meta["namespace"] = ns;
        if (owner is var (kind, owning, id))
            meta["ownerReferences"] = new JsonArray(new JsonObject { ["kind"] = kind, ["name"] = owning, ["uid"] = id, ["controller"] = true });
        return new JsonObject { ["metadata"] = meta };
    }

    /// <summary>A service that selects pods by labels.</summary>
    public static JsonObject Service(string uid, string name, string selector)
    {
        var service = Object(uid, name, "shop", "app=" + name);
        service["spec"] = new JsonObject { ["selector"] = Labels(selector) };
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        _lookup?.Dispose();
        await Server.DisposeAsync();
    }

    static JsonObject? Labels(string labels) => labels.Length == 0
        ? null
        : new JsonObject(labels.Split(',').Select(l => l.Split('=')).Select(p => KeyValuePair.Create<string, JsonNode?>(p[0], p[1])));
}
