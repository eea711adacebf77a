using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Gyrfalcon.Enrichment.Tests.Fakes;

/// <summary>An HTTP server on a unix socket.</summary>
sealed class FakeServer : IAsyncDisposable
{
    readonly WebApplication _application;

    FakeServer(WebApplication application) => _application = application;

    public string Path { get; private init; } = "";

    /// <summary>Starts a server that answers each request with this.</summary>
    public static async Task<FakeServer> StartAsync(HttpProtocols protocol, RequestDelegate answer)
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"gyr-fake-{Guid.NewGuid():N}.sock");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.ListenUnixSocket(path, listen => listen.Protocols = protocol));
        var application = builder.Build();
        application.Run(answer);
        await application.StartAsync();
        return new FakeServer(application) { Path = path };
    }

    public async ValueTask DisposeAsync()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _application.StopAsync(stop.Token);
        await _application.DisposeAsync();
        File.Delete(Path);
    }
}
