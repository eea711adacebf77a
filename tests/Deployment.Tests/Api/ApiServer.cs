using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using YamlDotNet.Serialization;

namespace Gyrfalcon.Deployment.Tests.Api;

/// <summary>
/// An API server of Kubernetes in memory, for real helm and kubectl. It keeps what it is given and refuses nothing: it shows
/// what clients do, not what a cluster accepts.
/// </summary>
sealed class ApiServer : IAsyncDisposable
{
    readonly WebApplication _application;
    readonly Objects _objects = new();
    readonly Lock _lock = new();
    readonly string _folder = Directory.CreateTempSubdirectory("gyr-api-").FullName;

    public ApiServer(string kernel = "5.15.0-1092-azure")
    {
        Node = new(_objects) { Kernel = kernel };
        Node.Start();
        Put(new("v1", "", "namespaces", "default", ""), new JsonObject { ["metadata"] = new JsonObject { ["name"] = "default" } });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(Answer);
        _application.StartAsync().GetAwaiter().GetResult();
        File.WriteAllText(KubeConfig, $$$"""
            {"apiVersion": "v1", "kind": "Config", "current-context": "test",
             "clusters": [{"name": "test", "cluster": {"server": "{{{_application.Urls.First()}}}"}}],
             "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}],
             "users": [{"name": "test", "user": {}}]}
            """);
    }

    /// <summary>The file for <c>KUBECONFIG</c>.</summary>
    public string KubeConfig => Path.Combine(_folder, "config");

    /// <summary>The node and the agent on it.</summary>
    public Node Node { get; }

    /// <summary>What may not be done, as VERB RESOURCE.</summary>
    public HashSet<string> Denied { get; } = [];

    /// <summary>An object; null when there is none.</summary>
    public JsonObject? Find(string path)
    {
        lock (_lock) return _objects.Find(ResourcePath.Parse(path)!)?.DeepClone().AsObject();
    }

    /// <summary>The names of a resource's objects.</summary>
    public string[] Names(string path)
    {
        lock (_lock) return [.. _objects.List(ResourcePath.Parse(path)!, "").Select(o => (string)o["metadata"]!["name"]!)];
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    async Task Answer(HttpContext context)
    {
        var request = context.Request;
        string path = request.Path.Value!;
        if (path == "/openapi/v2")
        {
            // No schema: clients then check nothing.
            context.Response.ContentType = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
            return;
        }

        if (Discovery.Answer(path) is { } discovery) await Write(context, 200, discovery);
        else if (ResourcePath.Parse(path) is not { } resource || !Discovery.Knows(resource)) await Write(context, 404, Status(404, "NotFound", path));
        else if (request.Query["watch"] is ["true" or "1"]) await Watch(context);
        else if (resource.Part == "log") await context.Response.WriteAsync(Read(() => Node.Log(resource)));
        else
        {
            var body = await Body(request);
            var (code, answer) = Read(() => Act(request, resource, body));
            await Write(context, code, answer);
        }
    }

    (int Code, JsonNode Answer) Act(HttpRequest request, ResourcePath path, JsonObject? body)
    {
        if (path.Resource == "selfsubjectaccessreviews") return (201, Review(body!));
        if (request.Method == "POST") path = path.Of((string)body!["metadata"]!["name"]!);
        var existing = path.Name.Length > 0 ? _objects.Find(path) : null;
        switch (request.Method)
        {
            case "GET" when path.Name.Length == 0:
                return (200, new JsonObject
                {
                    ["kind"] = Discovery.Kind(path) + "List",
                    ["apiVersion"] = path.ApiVersion,
                    ["metadata"] = new JsonObject { ["resourceVersion"] = _objects.Version },
                    ["items"] = new JsonArray([.. Selected(request, path).Select(o => o.DeepClone())]),
                });
            case "POST" when existing is not null:
                return (409, Status(409, "AlreadyExists", path.Name));
            case "POST" or "PUT":
                return (request.Method == "POST" ? 201 : 200, Put(path, body!).DeepClone());
            case "PATCH" when existing is null && request.ContentType?.Contains("apply-patch", StringComparison.Ordinal) == true:
                return (201, Put(path, body!).DeepClone());
            case "PATCH" when existing is not null:
                var patched = existing.DeepClone().AsObject();
                Patches.Merge(patched, body!);
                return (200, Put(path, patched).DeepClone());
            case "DELETE" when existing is not null:
                _objects.Remove(path);
                Node.NoticeGone(path);
                return (200, Status(200, "Success", path.Name));
            default:
                return existing is null ? (404, Status(404, "NotFound", path.Name)) : (200, existing.DeepClone());
        }
    }

    IEnumerable<JsonObject> Selected(HttpRequest request, ResourcePath path)
    {
        string field = request.Query["fieldSelector"].ToString();
        return _objects.List(path, request.Query["labelSelector"].ToString())
            .Where(o => !field.StartsWith("metadata.name=", StringComparison.Ordinal) || (string?)o["metadata"]!["name"] == field["metadata.name=".Length..]);
    }

    JsonObject Put(ResourcePath path, JsonObject value)
    {
        _objects.Put(path, value);
        Node.Notice(path, value);
        return value;
    }

    JsonObject Review(JsonObject review)
    {
        var asked = review["spec"]!["resourceAttributes"]!;
        review["status"] = new JsonObject { ["allowed"] = !Denied.Contains($"{asked["verb"]} {asked["resource"]}") };
        return review.DeepClone().AsObject();
    }

    T Read<T>(Func<T> action)
    {
        lock (_lock) return action();
    }

    static async Task<JsonObject?> Body(HttpRequest request)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory);
        byte[] body = memory.ToArray();
        if (body.Length == 0 || request.Method == "DELETE") return null;
        if (request.ContentType?.Contains("protobuf", StringComparison.Ordinal) == true) return ProtobufObject.Parse(body);
        string text = System.Text.Encoding.UTF8.GetString(body);
        if (text.StartsWith('{')) return JsonNode.Parse(text)!.AsObject();
        // An apply patch may be YAML.
        object? yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(text);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(yaml!))!.AsObject();
    }

    // Everything happens at once here: a watch has nothing to tell, and ends with its client.
    static async Task Watch(HttpContext context)
    {
        if (context.Request.Query["sendInitialEvents"] is ["true"])
        {
            await Write(context, 422, Status(422, "Invalid", "sendInitialEvents"));
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.Body.FlushAsync();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(10), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has seen enough.
        }
    }

    static async Task Write(HttpContext context, int code, JsonNode answer)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    static JsonObject Status(int code, string reason, string what) => new()
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["status"] = code < 400 ? "Success" : "Failure",
        ["reason"] = reason,
        ["code"] = code,
        ["message"] = $"{what}: {reason}",
    };
}
