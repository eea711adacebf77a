using System.Buffers.Binary;
using System.Threading.Channels;
using Google.Protobuf;
using Gyrfalcon.Enrichment.Runtimes.Cri;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gyrfalcon.Enrichment.Tests.Fakes;

/// <summary>The CRI of a runtime of which there is no package here, over real gRPC: CRI-O, or one without a stream of events.</summary>
sealed class FakeCri : IAsyncDisposable
{
    const string Unimplemented = "12", NotFound = "5";

    readonly Dictionary<string, ContainerStatusResponse> _containers = [];
    readonly Dictionary<string, PodSandboxStatusResponse> _pods = [];
    readonly Channel<ContainerEventResponse> _events = Channel.CreateUnbounded<ContainerEventResponse>();
    readonly string _name;
    readonly bool _hasEvents;
    FakeServer? _server;

    FakeCri(string name, bool hasEvents) => (_name, _hasEvents) = (name, hasEvents);

    public string Path => _server!.Path;

    public static async Task<FakeCri> StartAsync(string name, bool hasEvents)
    {
        var fake = new FakeCri(name, hasEvents);
        fake._server = await FakeServer.StartAsync(HttpProtocols.Http2, fake.AnswerAsync);
        return fake;
    }

    public void Add(ContainerStatusResponse container)
    {
        lock (_containers) _containers.Add(container.Status.Id, container);
        _events.Writer.TryWrite(new() { ContainerId = container.Status.Id });
    }

    public void Add(PodSandboxStatusResponse pod) => _pods.Add(pod.Status.Id, pod);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        byte[] request = body.ToArray()[5..];
        context.Response.ContentType = "application/grpc";
        string call = context.Request.Path.Value!.Split('/')[^1];
        if (call == "GetContainerEvents" && _hasEvents)
        {
            await context.Response.StartAsync();
            await foreach (var ev in _events.Reader.ReadAllAsync(context.RequestAborted)) await WriteAsync(context, ev);
            return;
        }

        var (answer, status) = Answer(call, request);
        if (answer is not null) await WriteAsync(context, answer);
        context.Response.AppendTrailer("grpc-status", status);
    }

    (IMessage? Answer, string Status) Answer(string call, byte[] request)
    {
        lock (_containers)
        {
            return call switch
            {
                "Version" => (new VersionResponse { RuntimeName = _name }, "0"),
                "ListContainers" => (new ListContainersResponse { Containers = { _containers.Keys.Select(id => new Container { Id = id, PodSandboxId = _pods.Keys.FirstOrDefault() ?? "" }) } }, "0"),
                "ListPodSandbox" => (new ListPodSandboxResponse { Items = { _pods.Keys.Select(id => new PodSandbox { Id = id }) } }, "0"),
                "ContainerStatus" => Find(_containers, ContainerStatusRequest.Parser.ParseFrom(request).ContainerId),
                "PodSandboxStatus" => Find(_pods, PodSandboxStatusRequest.Parser.ParseFrom(request).PodSandboxId),
                _ => (null, Unimplemented),
            };
        }
    }

    static (IMessage? Answer, string Status) Find<T>(Dictionary<string, T> all, string id) where T : class, IMessage =>
        all.FirstOrDefault(p => p.Key.StartsWith(id, StringComparison.Ordinal)).Value is { } found ? (found, "0") : (null, NotFound);

    static async Task WriteAsync(HttpContext context, IMessage message)
    {
        byte[] bytes = message.ToByteArray();
        byte[] frame = new byte[5 + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), bytes.Length);
        bytes.CopyTo(frame, 5);
        await context.Response.Body.WriteAsync(frame);
        await context.Response.Body.FlushAsync();
    }
}
