using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Gyrfalcon.Enrichment.Kubernetes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gyrfalcon.Enrichment.Tests.Fakes;

/// <summary>
/// A Kubernetes API server as far as lists with pages, watches with bookmarks, single objects, tokens and certificates go. It does
/// not select by node or by namespace: what is in a collection is what the selector would have left.
/// </summary>
sealed class FakeApiServer : IAsyncDisposable
{
    public const string Pods = "/api/v1/pods";

    readonly Lock _lock = new();
    readonly Dictionary<string, SortedDictionary<string, JsonObject>> _collections = [];
    readonly List<(long Version, string Path, string Line)> _history = [];
    readonly string _folder = Directory.CreateTempSubdirectory("gyr-api").FullName;
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    WebApplication _application = null!;
    long _version = 100;
    long _oldest;

    /// <summary>Answers a request in place of the server; false leaves it to that.</summary>
    public Func<HttpContext, Task<bool>>? Intercept { get; set; }

    /// <summary>Single objects by their path.</summary>
    public ConcurrentDictionary<string, JsonObject> Objects { get; } = new();

    /// <summary>Every request: path, query and accepted type.</summary>
    public ConcurrentQueue<(string Path, string Query, string Accept)> Requests { get; } = new();

    /// <summary>The token that is accepted.</summary>
    public string Token { get; set; } = "first";

    public Uri Address { get; private set; } = null!;

    /// <summary>What a client needs; its token is that of the start.</summary>
    public KubernetesOptions Options => new()
    {
        NodeName = "node-1",
        TokenFile = Path.Combine(_folder, "token"),
        CaFile = Path.Combine(_folder, "ca.crt"),
    };

    public static async Task<FakeApiServer> StartAsync()
    {
        var server = new FakeApiServer();
        using var authority = new TestAuthority();
        File.WriteAllText(server.Options.TokenFile, server.Token + "\n");
        File.WriteAllText(server.Options.CaFile, authority.Pem);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(authority.Issue())));
        server._application = builder.Build();
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync();
        server.Address = new Uri(server._application.Urls.First());
        return server;
    }

    /// <summary>Adds or replaces an object, and tells the watches.</summary>
    public void Set(string path, JsonObject item)
    {
        lock (_lock)
        {
            string uid = (string)item["metadata"]!["uid"]!;
            var collection = Collection(path);
            string type = collection.ContainsKey(uid) ? "MODIFIED" : "ADDED";
            item["metadata"]!["resourceVersion"] = $"{++_version}";
            collection[uid] = item;
            _history.Add((_version, path, Line(type, item)));
            Wake();
        }
    }

    /// <summary>Removes an object; the watches are told of it unless they are to miss it.</summary>
    public void Remove(string path, string uid, bool isMissed = false)
    {
        lock (_lock)
        {
            Collection(path).Remove(uid, out var item);
            item!["metadata"]!["resourceVersion"] = $"{++_version}";
            if (!isMissed) _history.Add((_version, path, Line("DELETED", item)));
            Wake();
        }
    }

    /// <summary>Forgets the history, as a server does after minutes: watches from before begin anew.</summary>
    public void Compact()
    {
        lock (_lock)
        {
            _oldest = ++_version;
            _history.Clear();
            Wake();
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _application.StopAsync(stop.Token);
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    static string Line(string type, JsonObject item) => new JsonObject { ["type"] = type, ["object"] = item.DeepClone() }.ToJsonString() + "\n";

    SortedDictionary<string, JsonObject> Collection(string path)
    {
        if (!_collections.TryGetValue(path, out var collection)) _collections.Add(path, collection = new(StringComparer.Ordinal));
        return collection;
    }

    void Wake()
    {
        var changed = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }

    async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        Requests.Enqueue((path, context.Request.QueryString.Value!, context.Request.Headers.Accept.ToString()));
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            context.Response.StatusCode = 401;
            return;
        }

        if (Intercept is { } intercept && await intercept(context)) return;
        if (path == Pods || path.EndsWith("/services", StringComparison.Ordinal))
        {
            if (context.Request.Query.ContainsKey("watch")) await WatchAsync(context, path);
            else await context.Response.WriteAsync(List(context.Request.Query, path));
            return;
        }

        context.Response.StatusCode = Objects.ContainsKey(path) ? 200 : 404;
        await context.Response.WriteAsync(Objects.TryGetValue(path, out var found) ? found.ToJsonString() : """{"kind":"Status","code":404}""");
    }

    string List(IQueryCollection query, string path)
    {
        lock (_lock)
        {
            int skip = int.TryParse(query["continue"], out int from) ? from : 0;
            int limit = int.Parse(query["limit"]!, System.Globalization.CultureInfo.InvariantCulture);
            var all = Collection(path).Values;
            JsonObject metadata = new() { ["resourceVersion"] = $"{_version}" };
            if (skip + limit < all.Count) metadata["continue"] = $"{skip + limit}";
            return new JsonObject { ["metadata"] = metadata, ["items"] = new JsonArray([.. all.Skip(skip).Take(limit).Select(i => i.DeepClone())]) }.ToJsonString();
        }
    }

    async Task WatchAsync(HttpContext context, string path)
    {
        long version = long.Parse(context.Request.Query["resourceVersion"]!, System.Globalization.CultureInfo.InvariantCulture);
        await context.Response.StartAsync();
        while (!context.RequestAborted.IsCancellationRequested)
        {
            string text = "";
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
                if (version < _oldest) text = """{"type":"ERROR","object":{"kind":"Status","code":410}}""" + "\n";
                else text = string.Concat(_history.Where(h => h.Path == path && h.Version > version).Select(h => h.Line));
                text += $"{{\"type\":\"BOOKMARK\",\"object\":{{\"metadata\":{{\"resourceVersion\":\"{_version}\"}}}}}}\n";
                if (version < _oldest) version = long.MaxValue;
                else version = _version;
            }

            await context.Response.WriteAsync(text);
            if (version == long.MaxValue) return;
            await changed.WaitAsync(context.RequestAborted);
        }
    }
}
