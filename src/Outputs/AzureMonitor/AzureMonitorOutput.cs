using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Gyrfalcon.Outputs.Http;

namespace Gyrfalcon.Outputs.AzureMonitor;

/// <summary>
/// Sends alerts to the Logs Ingestion API. One that comes alone goes at once; those that come while a call is under way go together
/// in the next one. The API knows no numbers: an alert of which only the answer was lost is there twice.
/// </summary>
public sealed class AzureMonitorOutput(AzureMonitorOptions options) : IAlertOutput
{
    const string Failed = "failed to perform call";

    // However long the service asks for, its answer is worth a look then.
    static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(5);

    readonly TokenSource _tokens = new(options);
    readonly AlertBatch _batch = new();
    readonly Stopwatch _sinceAnswer = new();
    readonly Uri _url = new(options.Endpoint, $"dataCollectionRules/{options.Rule}/streams/{options.Stream}?api-version=2023-01-01");
    HttpClient? _client;
    TimeSpan _wait;
    int _most = int.MaxValue;
    long _last;

    /// <inheritdoc/>
    public string Name => "azure_monitor";

    /// <inheritdoc/>
    public bool IsBatched => true;

    /// <inheritdoc/>
    public int Held => _batch.Count;

    /// <inheritdoc/>
    public void Write(in Alert alert, bool flush)
    {
        // One that is tried again is in the batch already.
        if (alert.Sequence != _last)
        {
            if (alert.Line.Length > AlertBatch.MaxLine) throw new AlertRefusedException($"an alert of {alert.Line.Length} bytes is more than a table takes");
            // Only when a call was given up before.
            if (_batch.IsFull) Send();
            _batch.Add(alert.Line);
            _last = alert.Sequence;
        }

        if (flush || _batch.IsFull) Send();
    }

    /// <summary>The next call gets a token and connects.</summary>
    public void Reopen()
    {
        _tokens.Forget();
        _client?.Dispose();
        _client = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reopen();
        _tokens.Dispose();
    }

    void Send()
    {
        while (_batch.Count > 0)
        {
            Post(Math.Min(_batch.Count, _most));
        }

        _most = int.MaxValue;
    }

    void Post(int count)
    {
        if (_sinceAnswer.IsRunning && _sinceAnswer.Elapsed < _wait) throw new IOException($"{Failed}: {options.Endpoint.Host} asked to wait {_wait.TotalSeconds:0} s");
        _sinceAnswer.Reset();
        var (status, text) = Call(count);
        if (status == HttpStatusCode.Unauthorized)
        {
            _tokens.Forget();
            (status, text) = Call(count);
        }

        string message = $"{Failed}: {options.Endpoint.Host} answered {(int)status}: {text}";
        switch (status)
        {
            case >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices:
                _batch.Remove(count);
                break;
            case HttpStatusCode.RequestEntityTooLarge when count > 1:
                _most = count / 2;
                break;
            // The alerts are at fault, or the rule's stream is: those that come after them would be held up.
            case HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge:
                _batch.Remove(count);
                throw new AlertRefusedException(message);
            case HttpStatusCode.Forbidden:
                throw new IOException($"{message}; give the identity the role Monitoring Metrics Publisher on the rule {options.Rule}: it works some minutes later");
            case HttpStatusCode.NotFound:
                throw new IOException($"{message}; azure_monitor_output.rule is the immutableId of a rule of this endpoint, and .stream one of its streams");
            default:
                throw new IOException(message);
        }
    }

    (HttpStatusCode Status, string Text) Call(int count)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ByteArrayContent(_batch.Compress(count)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Content.Headers.ContentEncoding.Add("gzip");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.Get());
            _client ??= Connect();
            using var response = _client.Send(request);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) Wait(response.Headers.RetryAfter);
            return (response.StatusCode, Answers.Text(Answers.Read(response)));
        }
        catch (TaskCanceledException e)
        {
            throw new IOException($"{Failed}: no answer within {options.Timeout.TotalSeconds:0} s", e);
        }
        catch (HttpRequestException e)
        {
            // Certificates may be replaced: they are read again for the next connection.
            if (e.InnerException is AuthenticationException) Reopen();
            throw new IOException($"{Failed}: {e.GetBaseException().Message}", e);
        }
    }

    void Wait(RetryConditionHeaderValue? retry)
    {
        var asked = retry?.Delta ?? (retry?.Date is { } date ? date - DateTimeOffset.UtcNow : TimeSpan.Zero);
        _wait = asked < s_longestWait ? asked : s_longestWait;
        _sinceAnswer.Restart();
    }

    HttpClient Connect() => new(HttpTransport.Create(new HttpOutputOptions { Url = options.Endpoint, CaFile = options.CaFile, Timeout = options.Timeout }))
    {
        Timeout = options.Timeout,
        MaxResponseContentBufferSize = Answers.MaxBytes,
    };
}
