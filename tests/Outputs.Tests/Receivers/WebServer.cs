using System.Collections.Concurrent;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gyrfalcon.Outputs.Tests.Receivers;

/// <summary>A web server on loopback that keeps what is posted to it.</summary>
sealed class WebServer : IDisposable
{
    readonly WebApplication _application;

    /// <summary>Starts it.</summary>
    /// <param name="certificate">Its certificate; null for plain HTTP.</param>
    /// <param name="clients">What signs its clients' certificates; null to ask for none.</param>
    /// <param name="port">Its port; 0 for any.</param>
    public WebServer(X509Certificate2? certificate = null, X509Certificate2? clients = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate, https => AskForClients(https, clients));
        }));
        _application = builder.Build();
        _application.Run(AnswerAsync);
        _application.StartAsync().GetAwaiter().GetResult();
        string address = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Url = new Uri(address + "/alerts");
    }

    public Uri Url { get; }

    public ConcurrentQueue<PostedAlert> Posted { get; } = [];

    /// <summary>What it answers; called for each request.</summary>
    public Func<PostedAlert, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public void Dispose()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        _application.StopAsync(stop.Token).GetAwaiter().GetResult();
        ((IDisposable)_application).Dispose();
    }

    static void AskForClients(HttpsConnectionAdapterOptions https, X509Certificate2? clients)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        if (clients is null) return;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, chain, _) =>
        {
            chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(clients);
            return chain.Build(certificate);
        };
    }

    async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var posted = new PostedAlert(
            context.Request.Method, await reader.ReadToEndAsync(), context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            context.Connection.Id, context.Connection.ClientCertificate?.Subject);
        await Answer(posted, context);
        if (context.Response.StatusCode < 300) Posted.Enqueue(posted);
    }
}
