using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gyrfalcon.Enrichment.Runtimes;
using Gyrfalcon.Enrichment.Runtimes.Http;

namespace Gyrfalcon.Enrichment.Kubernetes.Api;

/// <summary>Calls to the API server, with what goes wrong told in a few words.</summary>
/// <param name="address">Its URL.</param>
/// <param name="options">Token and certificates.</param>
sealed class ApiServer(Uri address, KubernetesOptions options) : IDisposable
{
    /// <summary>What asks for the metadata of an object alone: a tenth of a pod, and no secrets in it.</summary>
    public const string Metadata = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

    /// <summary>The same of a list.</summary>
    public const string MetadataList = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

    /// <summary>What asks for whole objects.</summary>
    public const string Whole = "application/json";

    // A page of 100 objects, whose annotations may have 256 KiB each.
    const int MaxAnswer = 32 * 1024 * 1024;

    // An object has 1.5 MiB at most.
    const int MaxLine = 2 * 1024 * 1024;

    static readonly TimeSpan _timeout = TimeSpan.FromSeconds(5);

    readonly Lock _lock = new();
    HttpClient? _client;

    /// <summary>Its URL.</summary>
    public Uri Address => address;

    /// <summary>The answer to a GET; null when there is no such thing.</summary>
    /// <param name="path">The path with its query.</param>
    /// <param name="accept">Which form it is to have.</param>
    /// <param name="right">What the call needs, as a verb and a resource: it is named when it is missing.</param>
    /// <param name="type">The type of the answer.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="ApiException">Any other failure.</exception>
    public async Task<T?> GetAsync<T>(string path, string accept, string right, JsonTypeInfo<T> type, CancellationToken stop) where T : class
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timer.CancelAfter(_timeout);
        try
        {
            using var response = await SendAsync(path, accept, HttpCompletionOption.ResponseContentRead, timer.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotFound) return null;
            Check(response, right);
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(timer.Token).ConfigureAwait(false), type);
        }
        catch (Exception e) when (IsFailure(e) || e is OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw Failure(e);
        }
    }

    /// <summary>The lines of a watch as they come, until <paramref name="limit"/> has passed.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async IAsyncEnumerable<string> WatchAsync(
        string path, string accept, string right, TimeSpan limit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timer.CancelAfter(_timeout);
        using var response = await OpenAsync(path, accept, right, timer.Token, stop).ConfigureAwait(false);
        timer.CancelAfter(limit);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(timer.Token).ConfigureAwait(false), Encoding.UTF8);
        var lines = new BoundedLines(reader, MaxLine);
        while (await NextAsync(lines, timer.Token, stop).ConfigureAwait(false) is { } line) yield return line;
    }

    public void Dispose() => Forget();

    async Task<HttpResponseMessage> OpenAsync(string path, string accept, string right, CancellationToken timer, CancellationToken stop)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await SendAsync(path, accept, HttpCompletionOption.ResponseHeadersRead, timer).ConfigureAwait(false);
            Check(response, right);
            return response;
        }
        catch (Exception e)
        {
            response?.Dispose();
            if (IsFailure(e) || e is OperationCanceledException && !stop.IsCancellationRequested) throw Failure(e);
            throw;
        }
    }

    async Task<string?> NextAsync(BoundedLines lines, CancellationToken timer, CancellationToken stop)
    {
        try
        {
            return await lines.NextAsync(timer).ConfigureAwait(false);
        }
        catch (Exception e) when (IsFailure(e) || e is OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw Failure(e);
        }
    }

    async Task<HttpResponseMessage> SendAsync(string path, string accept, HttpCompletionOption completion, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.AbsoluteUri.TrimEnd('/') + path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        // Never in plain text.
        if (address.Scheme == Uri.UriSchemeHttps) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ReadToken());
        return await Client().SendAsync(request, completion, stop).ConfigureAwait(false);
    }

    string ReadToken()
    {
        try
        {
            return File.ReadAllText(options.TokenFile).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ApiException($"the token in {options.TokenFile} cannot be read", inner: e);
        }
    }

    HttpClient Client()
    {
        lock (_lock) return _client ??= new HttpClient(Handler()) { MaxResponseContentBufferSize = MaxAnswer, Timeout = Timeout.InfiniteTimeSpan };
    }

    // The certificates may have been replaced: they are read again for the next call.
    void Forget()
    {
        lock (_lock)
        {
            _client?.Dispose();
            _client = null;
        }
    }

    SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = _timeout,
            // A watch is silent for minutes: a peer that is gone is noticed all the same.
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        if (address.Scheme == Uri.UriSchemeHttps) handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = ReadPolicy() };
        return handler;
    }

    X509ChainPolicy ReadPolicy()
    {
        try
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(options.CaFile);
            return policy;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ApiException($"the certificates in {options.CaFile} cannot be read", inner: e);
        }
    }

    static void Check(HttpResponseMessage response, string right)
    {
        if (response.IsSuccessStatusCode) return;
        throw new ApiException(
            response.StatusCode switch
            {
                HttpStatusCode.Forbidden => $"status 403: the role lacks '{right}'",
                HttpStatusCode.Unauthorized => "status 401: the token is not accepted",
                var status => $"status {(int)status}",
            },
            response.StatusCode);
    }

    static bool IsFailure(Exception e) => e is HttpRequestException or IOException or JsonException or AuthenticationException or ObjectDisposedException;

    ApiException Failure(Exception e)
    {
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is not AuthenticationException) continue;
            Forget();
            return new ApiException($"its certificate is signed by none of {options.CaFile}, or names another host", inner: e);
        }

        if (e is OperationCanceledException) return new ApiException("no answer", inner: e);
        return new ApiException(UnixSocket.Reason(e) ?? (e is JsonException ? ApiException.Nonsense : "the connection broke"), inner: e);
    }
}
