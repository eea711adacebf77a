using Gyrfalcon.Outputs.AzureMonitor;
using Gyrfalcon.Outputs.Spool;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests;

public sealed class AzureMonitorOutputTests : IDisposable
{
    readonly AzureCloud _cloud = new();
    readonly string _directory = Directory.CreateTempSubdirectory("gyr-azure-spool-").FullName;

    public void Dispose()
    {
        _cloud.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Write_WorkloadIdentity_ExchangesTheTokenOfTheServiceAccountOnceAndPosts()
    {
        using var output = new AzureMonitorOutput(_cloud.Options());
        output.Write(Line(1), flush: true);
        output.Write(Line(2), flush: true);

        Assert.Equal(
            $"POST /{AzureCloud.Tenant}/oauth2/v2.0/token grant_type=client_credentials&client_id=client-1&scope=https://monitor.azure.com//.default&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=federated-1",
            Assert.Single(_cloud.TokenRequests));
        Assert.Equal(Enumerable.Repeat(("/dataCollectionRules/dcr-1/streams/Custom-GyrfalconAlerts?api-version=2023-01-01", "Bearer token-1"), 2), _cloud.Calls);
        Assert.Equal([["""{"n":1}"""], ["""{"n":2}"""]], _cloud.Batches);
    }

    [Fact]
    public void Write_ManagedIdentity_AsksTheMetadataService()
    {
        using var output = new AzureMonitorOutput(_cloud.Options(AzureIdentity.Managed));
        output.Write(Line(1), flush: true);

        Assert.Equal(
            "GET /metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fmonitor.azure.com&client_id=client-1  true",
            Assert.Single(_cloud.TokenRequests));
        Assert.Single(_cloud.Batches);
    }

    [Theory]
    [InlineData("https://a.ingest.monitor.azure.us", "https://monitor.azure.us")]
    [InlineData("https://a.ingest.monitor.azure.cn", "https://monitor.azure.cn")]
    [InlineData("https://a.ingest.monitor.azure.com", "https://monitor.azure.com")]
    public void Audience_IsThatOfTheCloud(string endpoint, string audience) =>
        Assert.Equal(audience, (_cloud.Options() with { Endpoint = new Uri(endpoint) }).Audience);

    [Fact]
    public void Write_TokenIsAboutToExpire_GetsAnotherWithTheFileOfNow()
    {
        _cloud.Life = 60;
        using var output = new AzureMonitorOutput(_cloud.Options());
        output.Write(Line(1), flush: true);
        File.WriteAllText(_cloud.TokenFile, "federated-2");
        output.Write(Line(2), flush: true);
        Assert.EndsWith("client_assertion=federated-2", _cloud.TokenRequests.Last(), StringComparison.Ordinal);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], _cloud.Calls.Select(c => c.Token));
    }

    [Fact]
    public void Write_TokenIsRefused_GetsAnotherAtOnce()
    {
        _cloud.Ingest = (_, context) => context.Request.Headers.Authorization == "Bearer token-1" ? 401 : 204;
        using var output = new AzureMonitorOutput(_cloud.Options());
        output.Write(Line(1), flush: true);
        Assert.Equal(2, _cloud.TokenRequests.Count);
        Assert.Single(_cloud.Batches);
    }

    [Fact]
    public void Write_NoToken_FailsWithWhatTheServiceSays()
    {
        _cloud.Refusal = (400, "{\"error\":\"invalid_client\",\r\n\"error_description\":\"AADSTS700213: No matching federated identity record\"}");
        using var output = new AzureMonitorOutput(_cloud.Options());
        var failure = Assert.Throws<IOException>(() => output.Write(Line(1), flush: true));
        Assert.Contains("gives no token, but 400: {\"error\":\"invalid_client\", \"error_description\":\"AADSTS700213", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, output.Held);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{\"access_token\":7}")]
    [InlineData("{\"access_token\":\"a\",")]
    public void Write_AnswerIsNoToken_Fails(string text)
    {
        _cloud.Refusal = (200, text);
        using var output = new AzureMonitorOutput(_cloud.Options());
        Assert.Contains("without a token", Assert.Throws<IOException>(() => output.Write(Line(1), flush: true)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "Monitoring Metrics Publisher")]
    [InlineData(404, "immutableId")]
    [InlineData(500, "answered 500: {\"error\":{ \"code\":\"Said\"}}")]
    public void Write_AnotherStatus_IsTriedAgainWithTheSameAlerts(int status, string message)
    {
        int answer = status;
        _cloud.Ingest = (_, _) => answer;
        using var output = new AzureMonitorOutput(_cloud.Options());
        output.Write(Line(1), flush: false);
        Assert.Contains(message, Assert.Throws<IOException>(() => output.Write(Line(2), flush: true)).Message, StringComparison.Ordinal);
        answer = 204;
        output.Write(Line(2), flush: true);
        Assert.Equal([["""{"n":1}""", """{"n":2}"""]], _cloud.Batches);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public void Write_AskedToWait_DoesNotCallBefore(int status)
    {
        _cloud.Ingest = (_, context) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return status;
        };
        using var output = new AzureMonitorOutput(_cloud.Options());
        Assert.Throws<IOException>(() => output.Write(Line(1), flush: true));
        Assert.Contains("asked to wait 300 s", Assert.Throws<IOException>(() => output.Write(Line(1), flush: true)).Message, StringComparison.Ordinal);
        Assert.Single(_cloud.Calls);
    }

    [Fact]
    public void Write_TooLarge_IsSplitUntilItFitsAndOneThatNeverDoesIsRefused()
    {
        _cloud.Ingest = (lines, _) => lines.Count > 2 || lines.Contains("""{"n":3}""") ? 413 : 204;
        using var delivery = new Delivery(new AzureMonitorOutput(_cloud.Options()), new(), _ => { });
        for (int i = 1; i <= 5; i++) delivery.Deliver(Line(i), flush: i == 5);
        delivery.Deliver(Line(6), flush: true);
        Assert.Equal([1, 2, 4, 5, 6], _cloud.Batches.SelectMany(b => b).Select(l => int.Parse(l[5..^1])));
    }

    [Fact]
    public void Deliver_BatchIsRefused_CountsEachOfItsAlerts()
    {
        _cloud.Ingest = (_, _) => 400;
        List<string> log = [];
        using var output = new AzureMonitorOutput(_cloud.Options());
        using var delivery = new Delivery(output, new(), log.Add);
        for (int i = 1; i <= 3; i++) delivery.Deliver(Line(i), flush: i == 3);
        Assert.Equal((0, 3, 0), (delivery.Delivered, delivery.Failed, output.Held));
        Assert.Contains("answered 400: {\"error\":{ \"code\":\"Said\"}}", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void Queue_ManyAtOnce_GoInFewCallsOfUnderAMegabyte()
    {
        using var first = new ManualResetEventSlim();
        long largest = 0;
        _cloud.Ingest = (lines, _) =>
        {
            first.Wait();
            largest = Math.Max(largest, lines.Sum(l => l.Length + 1) + 1);
            return 204;
        };
        using var queue = new OutputQueue(new AzureMonitorOutput(_cloud.Options()), new(), new(), _ => { });
        string padding = new('x', 1000);
        for (int i = 1; i <= 3000; i++) queue.Offer(Alerts.Of(i, $$"""{"n":{{i}},"p":"{{padding}}"}"""));
        first.Set();
        Wait.Until(() => queue.Delivered == 3000);
        Assert.Equal(3000, _cloud.Batches.SelectMany(b => b).Distinct().Count());
        Assert.InRange(_cloud.Batches.Count, 4, 8);
        Assert.InRange(largest, 500_000, 1_000_000);
    }

    [Fact]
    public void Spool_EndsWhileTheCloudIsAway_SendsAllAtTheNextStart()
    {
        _cloud.Ingest = (_, _) => 500;
        var options = new SpoolOptions { Directory = _directory, MaxMegabytes = 1 };
        using (var sequence = new AlertSequence(_directory))
        using (var spooled = new SpooledOutput(new AzureMonitorOutput(_cloud.Options()), options, sequence, new() { Timeout = TimeSpan.Zero }, _ => { }))
        {
            for (int i = 1; i <= 100; i++) spooled.Write(Line(sequence.Next()), flush: true);
            Wait.Until(() => _cloud.Calls.Count > 1);
        }

        _cloud.Ingest = (_, _) => 204;
        using var after = new AlertSequence(_directory);
        using var again = new SpooledOutput(new AzureMonitorOutput(_cloud.Options()), options, after, new(), _ => { });
        Wait.Until(() => again.WaitingBytes == 0);
        Assert.Equal(Enumerable.Range(1, 100), _cloud.Batches.SelectMany(b => b).Select(l => int.Parse(l[5..^1])));
        Assert.InRange(_cloud.Batches.Count, 1, 20);
    }

    static Alert Line(long number) => Alerts.Of(number, $$"""{"n":{{number}}}""");
}
