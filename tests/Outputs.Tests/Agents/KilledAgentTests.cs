using System.Globalization;
using System.Text.RegularExpressions;
using Gyrfalcon.Outputs.Http;
using Gyrfalcon.Outputs.Tests.Receivers;

namespace Gyrfalcon.Outputs.Tests.Agents;

public sealed partial class KilledAgentTests(ITestOutputHelper console)
{
    const int Queue = 1000;

    [Fact]
    public void Http_ReceiverIsStoppedHalfTheTimeAndTheAgentKilledTwice_NothingAcceptedIsLost() => Run(10_000);

    [Fact]
    [Trait("Category", "Long")]
    public void Http_HundredThousandAlerts_NothingAcceptedIsLost() => Run(100_000);

    void Run(int count)
    {
        using var agents = new ReplayedAlerts(count / 2);
        using var server = new FlickeringServer();
        string[] settings = ["http_output.enabled=true", $"http_output.url={server.Url}", $"outputs_queue.capacity={Queue}", "output_timeout=600000"];
        agents.KillAt(count / 4, settings);
        var gaps = Gaps(agents.KillAt(count / 2, settings));
        using var last = agents.Start(settings);
        string log = last.End(out long peak);
        gaps.AddRange(Gaps(log));
        server.Dispose();
        var received = server.Posted.Select(p => long.Parse(p.Headers[HttpOutput.SequenceHeader], CultureInfo.InvariantCulture)).ToList();
        var different = received.ToHashSet();
        var missing = gaps.SelectMany(g => Enumerable.Range((int)g.First, (int)(g.Last - g.First + 1))).Select(n => (long)n).ToHashSet();

        console.WriteLine($"{different.Count} alerts arrived, {received.Count - different.Count} twice, {missing.Count} in {gaps.Count} gaps; the server was stopped {server.Stops} times; peak {peak / 1024 / 1024} MB");
        console.WriteLine(log);
        Assert.InRange(agents.LastSequence, count, long.MaxValue);
        Assert.Equal(agents.LastSequence, different.Count + missing.Count);
        Assert.Empty(different.Intersect(missing));
        Assert.Empty(Enumerable.Range(1, (int)agents.LastSequence).Select(n => (long)n).Except(different).Except(missing));
        Assert.All(gaps, gap => Assert.InRange(gap.Last - gap.First + 1, 1, Queue + 2));
        Assert.InRange(received.Count - different.Count, 0, different.Count / 100);
        Assert.True(server.Stops > 2);
    }

    static List<(long First, long Last)> Gaps(string log) =>
        [.. GapPattern().Matches(log).Select(m => (long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), long.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))];

    [GeneratedRegex(@"\((\d+) to (\d+)\) never reached its spool")]
    private static partial Regex GapPattern();
}
