using Gyrfalcon.Outputs.Http;
using Gyrfalcon.Outputs.Tests.Receivers;
using Microsoft.AspNetCore.Http;

namespace Gyrfalcon.Outputs.Tests;

public sealed class HttpOutputTests
{
    [Theory]
    [InlineData(false, "text/plain")]
    [InlineData(true, "application/json")]
    public void Write_PostsTheLineWithItsHeaders_OverOneConnection(bool json, string contentType)
    {
        using var server = new WebServer();
        using var output = new HttpOutput(new HttpOutputOptions { Url = server.Url, Json = json, UserAgent = "falcosecurity/falco", KeepAlive = true, CompressUploads = true });
        for (int i = 1; i <= 3; i++) output.Write(Alerts.Of(i, $"alert {i} ü"), flush: true);

        Assert.Equal(["alert 1 ü", "alert 2 ü", "alert 3 ü"], server.Posted.Select(p => p.Body));
        Assert.Single(server.Posted.Select(p => p.Connection).Distinct());
        var first = server.Posted.First();
        Assert.Equal(
            ("POST", contentType, "falcosecurity/falco", "10", "gzip"),
            (first.Method, first.Headers["Content-Type"], first.Headers["User-Agent"], first.Headers["Content-Length"], first.Headers["TE"]));
        // The alert is what the reference sends, byte for byte, and so is all around it.
        Assert.DoesNotContain(HttpOutput.SequenceHeader, first.Headers.Keys);
        Assert.DoesNotContain("traceparent", first.Headers.Keys);
    }

    [Fact]
    public void Write_FromASpool_SaysTheSequenceNumber()
    {
        using var server = new WebServer();
        using var output = new HttpOutput(new HttpOutputOptions { Url = server.Url, IsSpooled = true });
        output.Write(Alerts.Numbered(4711), flush: true);
        Assert.Equal("4711", server.Posted.Single().Headers[HttpOutput.SequenceHeader]);
    }

    [Theory]
    [InlineData(500, typeof(IOException))]
    [InlineData(404, typeof(IOException))]
    [InlineData(302, typeof(IOException))]
    [InlineData(400, typeof(AlertRefusedException))]
    [InlineData(413, typeof(AlertRefusedException))]
    public void Write_AnotherStatusThan2xx_IsTriedAgainOrRefused(int status, Type failure)
    {
        using var server = new WebServer { Answer = (_, context) => Task.FromResult(context.Response.StatusCode = status) };
        using var output = new HttpOutput(new HttpOutputOptions { Url = server.Url });
        Assert.Equal($"failed to perform call: {server.Url} answered {status}", Assert.Throws(failure, () => output.Write(Alerts.Numbered(1), flush: true)).Message);
    }

    [Fact]
    public void Write_ServerDoesNotAnswer_GivesUpAfterTheTimeoutsThatAreBorne()
    {
        using var server = new WebServer { Answer = (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted) };
        var options = new HttpOutputOptions { Url = server.Url, Timeout = TimeSpan.FromMilliseconds(100), MaxConsecutiveTimeouts = 2 };
        using var output = new HttpOutput(options);
        using var spooled = new HttpOutput(options with { IsSpooled = true });
        for (int i = 0; i < 2; i++) Assert.Throws<IOException>(() => output.Write(Alerts.Numbered(1), flush: true));
        Assert.Throws<AlertRefusedException>(() => output.Write(Alerts.Numbered(1), flush: true));
        for (int i = 0; i < 4; i++) Assert.Throws<IOException>(() => spooled.Write(Alerts.Numbered(1), flush: true));
    }

    [Fact]
    public void Queue_ServerGoesAndComesBack_EveryAlertArrives()
    {
        var log = new Log();
        var server = new WebServer();
        using var queue = new OutputQueue(new HttpOutput(new HttpOutputOptions { Url = server.Url }), new(), new() { FirstPause = TimeSpan.FromMilliseconds(5) }, log.Write);
        queue.Offer(Alerts.Numbered(1));
        Wait.Until(() => queue.Waiting == 0);
        server.Dispose();
        queue.Offer(Alerts.Numbered(2));
        Wait.Until(() => queue.Fails);
        Assert.Contains("Connection refused", log.Messages[0], StringComparison.Ordinal);

        using var again = new WebServer(port: server.Url.Port);
        Wait.Until(() => queue.Waiting == 0);
        Assert.Equal("alert 2", again.Posted.Single().Body);
    }

    [Fact]
    public void Write_Echo_PrintsWhatTheServerSays()
    {
        using var server = new WebServer { Answer = (_, context) => context.Response.WriteAsync("thanks") };
        using var stdout = new MemoryStream();
        using var output = new HttpOutput(new HttpOutputOptions { Url = server.Url, Echo = stdout });
        output.Write(Alerts.Numbered(1), flush: true);
        Assert.Equal("thanks"u8, stdout.ToArray());
    }
}
