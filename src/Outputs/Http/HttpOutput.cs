using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;

namespace Gyrfalcon.Outputs.Http;

/// <summary>Posts each alert to a server, one after the other over a connection that is kept. Delivered is what it answers with 2xx.</summary>
public sealed class HttpOutput(HttpOutputOptions options) : IAlertOutput
{
    /// <summary>The header with the sequence number of an alert that comes from a spool.</summary>
    public const string SequenceHeader = "Gyrfalcon-Sequence";

    // Of an answer that is printed.
    const int MostEchoed = 64 * 1024;

    HttpClient? _client;
    int _timeouts;

    /// <inheritdoc/>
    public string Name => "http";

    /// <inheritdoc/>
    public void Write(in Alert alert, bool flush)
    {
        try
        {
            _client ??= new HttpClient(HttpTransport.Create(options)) { Timeout = options.Timeout };
            using var request = Request(alert);
            using var response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            _timeouts = 0;
            if (options.Echo is { } echo) Copy(response.Content, echo);
            Check(response.StatusCode);
        }
        catch (TaskCanceledException e)
        {
            if (!options.IsSpooled && ++_timeouts > options.MaxConsecutiveTimeouts)
            {
                _timeouts = 0;
                throw new AlertRefusedException($"{Failed}: {options.Url} did not answer {options.MaxConsecutiveTimeouts + 1} times within {options.Timeout.TotalSeconds:0} s");
            }

            throw new IOException($"{Failed}: {options.Url} did not answer within {options.Timeout.TotalSeconds:0} s", e);
        }
        catch (HttpRequestException e)
        {
            // Certificates may be replaced: they are read again for the next connection.
            if (e.InnerException is AuthenticationException) Reopen();
            throw new IOException($"{Failed}: {options.Url}: {e.GetBaseException().Message}", e);
        }
    }

    /// <summary>The next alert reads the certificates and connects.</summary>
    public void Reopen()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Reopen();

    const string Failed = "failed to perform call";

    HttpRequestMessage Request(in Alert alert)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(alert.Line) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(options.Json ? "application/json" : "text/plain");
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (options.CompressUploads)
        {
            request.Headers.TE.ParseAdd("gzip");
            request.Headers.Connection.Add("TE");
        }

        if (options.IsSpooled) request.Headers.TryAddWithoutValidation(SequenceHeader, alert.Sequence.ToString(CultureInfo.InvariantCulture));
        return request;
    }

    void Check(HttpStatusCode status)
    {
        if ((int)status is >= 200 and < 300) return;
        string message = $"{Failed}: {options.Url} answered {(int)status}";
        // These say that the alert is at fault: it would hold up all that come after it. Any other may pass.
        throw status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity
            ? new AlertRefusedException(message)
            : new IOException(message);
    }

    static void Copy(HttpContent content, Stream echo)
    {
        using var answer = content.ReadAsStream();
        byte[] buffer = new byte[4096];
        for (int total = 0, read; total < MostEchoed && (read = answer.Read(buffer)) > 0; total += read) echo.Write(buffer.AsSpan(0, read));
    }
}
