using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Gyrfalcon.Enrichment.Tests.Fakes;
using Gyrfalcon.Outputs.AzureMonitor;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gyrfalcon.Outputs.Tests.Receivers;

/// <summary>The token endpoint, the metadata service and the ingestion endpoint on one TLS port of loopback, as their documents describe them.</summary>
sealed class AzureCloud : IDisposable
{
    public const string Tenant = "11111111-tenant";

    readonly TestAuthority _authority = new();
    readonly string _directory = Directory.CreateTempSubdirectory("gyr-azure-").FullName;
    readonly WebApplication _application;

    public AzureCloud()
    {
        File.WriteAllText($"{_directory}/ca.pem", _authority.Pem);
        File.WriteAllText(TokenFile, "federated-1\n");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(_authority.Issue())));
        _application = builder.Build();
        _application.Run(AnswerAsync);
        _application.StartAsync().GetAwaiter().GetResult();
        Url = new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
    }

    public Uri Url { get; }

    public string TokenFile => $"{_directory}/token";

    /// <summary>What was asked of the token services: path, query and form.</summary>
    public ConcurrentQueue<string> TokenRequests { get; } = [];

    /// <summary>The lines of each batch that was taken.</summary>
    public ConcurrentQueue<IReadOnlyList<string>> Batches { get; } = [];

    /// <summary>Calls to the ingestion endpoint, with the token of each.</summary>
    public ConcurrentQueue<(string Path, string Token)> Calls { get; } = [];

    /// <summary>What the ingestion endpoint answers to a batch; 204 for success.</summary>
    public Func<IReadOnlyList<string>, HttpContext, int> Ingest { get; set; } = (_, _) => 204;

    /// <summary>How long tokens are good, in seconds.</summary>
    public int Life { get; set; } = 3600;

    /// <summary>What the token services answer in place of a token.</summary>
    public (int Status, string Text)? Refusal { get; set; }

    public AzureMonitorOptions Options(AzureIdentity identity = AzureIdentity.Workload) => new()
    {
        Endpoint = Url,
        Rule = "dcr-1",
        Identity = identity,
        ClientId = "client-1",
        TenantId = Tenant,
        TokenFile = TokenFile,
        Authority = Url,
        Metadata = Url,
        CaFile = $"{_directory}/ca.pem",
        Timeout = TimeSpan.FromSeconds(10),
    };

    public void Dispose()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        _application.StopAsync(stop.Token).GetAwaiter().GetResult();
        ((IDisposable)_application).Dispose();
        _authority.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    Task AnswerAsync(HttpContext context) => context.Request.Path.StartsWithSegments("/dataCollectionRules", StringComparison.Ordinal) ? IngestAsync(context) : GiveTokenAsync(context);

    async Task GiveTokenAsync(HttpContext context)
    {
        string form = await new StreamReader(context.Request.Body).ReadToEndAsync();
        TokenRequests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {Uri.UnescapeDataString(form)} {context.Request.Headers["Metadata"]}".Trim());
        context.Response.StatusCode = Refusal?.Status ?? 200;
        // The metadata service writes numbers as text.
        bool isMetadata = context.Request.Path.StartsWithSegments("/metadata", StringComparison.Ordinal);
        string life = isMetadata ? $"\"{Life}\"" : $"{Life}";
        await context.Response.WriteAsync(Refusal?.Text ?? $$"""{"token_type":"Bearer","expires_in":{{life}},"ext":{"a":[1]},"access_token":"token-{{TokenRequests.Count}}"}""");
    }

    async Task IngestAsync(HttpContext context)
    {
        Calls.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers.Authorization.ToString()));
        using var memory = new MemoryStream();
        await using var gzip = new GZipStream(context.Request.Body, CompressionMode.Decompress);
        await gzip.CopyToAsync(memory);
        using var json = JsonDocument.Parse(memory.ToArray());
        List<string> lines = [.. json.RootElement.EnumerateArray().Select(line => line.GetRawText())];
        context.Response.StatusCode = Ingest(lines, context);
        if (context.Response.StatusCode == 204) Batches.Enqueue(lines);
        else await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("{\"error\":{\n  \"code\":\"Said\"}}"));
    }
}
