using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Gyrfalcon.Enrichment.Runtimes.Http;

/// <summary>JSON over HTTP over a unix socket, with what goes wrong told in a few words.</summary>
/// <param name="socket">The path.</param>
/// <param name="prefix">What every path begins with: <c>/v4.0.0/libpod</c>.</param>
sealed class UnixHttp(string socket, string prefix) : IDisposable
{
    // A list of a thousand containers is a megabyte.
    const int MaxAnswer = 8 * 1024 * 1024;

    // One event of a container with long labels.
    const int MaxLine = 256 * 1024;

    // Made when it is needed.
    readonly Lazy<HttpClient> _client = new(() => new(UnixSocket.Handler(socket)) { MaxResponseContentBufferSize = MaxAnswer, Timeout = Timeout.InfiniteTimeSpan });

    /// <summary>The answer to a GET; null when the runtime knows no such thing.</summary>
    /// <exception cref="RuntimeException">Any other failure.</exception>
    public async Task<T?> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken stop) where T : class
    {
        try
        {
            using var response = await _client.Value.GetAsync($"http://localhost{prefix}{path}", stop).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.NotFound) return null;
            Check(response);
            byte[] body = await response.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
            return JsonSerializer.Deserialize(body, type);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or IOException)
        {
            throw Failure(e);
        }
    }

    /// <summary>The ids of a list of containers, then those of events as they come. Ends with the stream of events.</summary>
    /// <param name="listPath">Where the list is.</param>
    /// <param name="eventsPath">Where the events are: JSON, one a line; what is none is passed over.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="RuntimeException">The runtime refused, or the stream broke.</exception>
    public async IAsyncEnumerable<string> WatchAsync(string listPath, string eventsPath, [EnumeratorCancellation] CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);

        // podman sends not even the headers before the first event; so the list does not wait for them.
        var opening = OpenAsync(eventsPath, end.Token);
        try
        {
            foreach (var container in await GetAsync(listPath, HttpJson.Default.ListListedContainer, stop).ConfigureAwait(false) ?? [])
                if (container.Id is { } id) yield return id;
            using var reader = await opening.ConfigureAwait(false);
            var lines = new BoundedLines(reader, MaxLine);
            while (await NextAsync(lines, stop).ConfigureAwait(false) is { } line)
                if (IdOf(line) is { } id) yield return id;
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await opening.ContinueWith(o => o.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (_client.IsValueCreated) _client.Value.Dispose();
    }

    async Task<StreamReader> OpenAsync(string path, CancellationToken stop)
    {
        try
        {
            var response = await _client.Value.GetAsync($"http://localhost{prefix}{path}", HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            Check(response);
            return new StreamReader(await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false), Encoding.UTF8);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Failure(e);
        }
    }

    static async Task<string?> NextAsync(BoundedLines lines, CancellationToken stop)
    {
        try
        {
            return await lines.NextAsync(stop).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw Failure(e);
        }
    }

    static string? IdOf(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, HttpJson.Default.RuntimeEvent)?.Actor?.Id;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static void Check(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode) throw new RuntimeException($"status {(int)response.StatusCode}");
    }

    static RuntimeException Failure(Exception e) => new(UnixSocket.Reason(e) ?? RuntimeException.Nonsense, e);
}
