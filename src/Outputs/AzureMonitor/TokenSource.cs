using System.Diagnostics;
using Gyrfalcon.Outputs.Http;

namespace Gyrfalcon.Outputs.AzureMonitor;

/// <summary>Gets tokens, and keeps one until it is about to expire.</summary>
sealed class TokenSource(AzureMonitorOptions options) : IDisposable
{
    // A call may take its time, and clocks differ.
    static readonly TimeSpan s_reserve = TimeSpan.FromMinutes(5);

    readonly Stopwatch _age = new();
    HttpClient? _client;
    AccessToken? _token;

    /// <summary>A token that is good for this call.</summary>
    /// <exception cref="IOException">There is none now.</exception>
    /// <exception cref="HttpRequestException">The service cannot be reached.</exception>
    public string Get()
    {
        if (_token is { } kept && _age.Elapsed + s_reserve < kept.Life) return kept.Value;
        _client ??= Connect();
        using var request = options.Identity == AzureIdentity.Workload ? ExchangeRequest() : MetadataRequest();
        using var response = _client.Send(request);
        byte[] body = Answers.Read(response);
        if (!response.IsSuccessStatusCode) throw new IOException($"{request.RequestUri!.Host} gives no token, but {(int)response.StatusCode}: {Answers.Text(body)}");
        _token = AccessToken.Parse(body) ?? throw new IOException($"{request.RequestUri!.Host} answered without a token");
        _age.Restart();
        return _token.Value.Value;
    }

    /// <summary>The token is not good any more, whatever its age.</summary>
    public void Forget() => _token = null;

    /// <inheritdoc/>
    public void Dispose() => _client?.Dispose();

    HttpClient Connect()
    {
        bool isWorkload = options.Identity == AzureIdentity.Workload;
        var handler = HttpTransport.Create(new HttpOutputOptions { Url = isWorkload ? options.Authority : options.Metadata, CaFile = options.CaFile, Timeout = options.Timeout });
        // The metadata service is the machine's own: no proxy can reach it.
        handler.UseProxy = isWorkload;
        return new HttpClient(handler) { Timeout = options.Timeout, MaxResponseContentBufferSize = Answers.MaxBytes };
    }

    HttpRequestMessage ExchangeRequest() => new(HttpMethod.Post, new Uri(options.Authority, $"{options.TenantId}/oauth2/v2.0/token"))
    {
        Content = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", options.ClientId),
            new("scope", options.Audience + "//.default"),
            new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            new("client_assertion", ReadTokenFile()),
        ]),
    };

    HttpRequestMessage MetadataRequest()
    {
        string client = options.ClientId.Length > 0 ? $"&client_id={Uri.EscapeDataString(options.ClientId)}" : "";
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Metadata, $"metadata/identity/oauth2/token?api-version=2018-02-01&resource={Uri.EscapeDataString(options.Audience)}{client}"));
        request.Headers.Add("Metadata", "true");
        return request;
    }

    string ReadTokenFile()
    {
        try
        {
            return File.ReadAllText(options.TokenFile).Trim();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"{options.TokenFile}: {e.Message}", e);
        }
    }
}
