using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Alerts;

/// <summary>The whole engine against the reference: its captures, its rules, and every alert it gave, byte for byte.</summary>
public sealed class GoldenAlertTests
{
    [Theory]
    [InlineData("proc", 0)]
    [InlineData("fs", 6)]
    [InlineData("net", 0)]
    [InlineData("ctr", 92)]
    public void Replay_CaptureWithTheUpstreamRules_GivesTheAlertsOfTheReference(string name, int count)
    {
        var expected = Lines(Shared.File($"golden/captures/{name}.alerts.jsonl.gz")).Select(InLocalTime).ToList();
        var actual = Replay(File.OpenRead(Shared.File($"golden/captures/{name}.scap")), UpstreamRules.Load());

        Assert.Equal(count, expected.Count);
        Assert.Equal("", Differences(expected, actual));
    }

    [Fact]
    public void Replay_CopyOfACapture_GivesTheSameAlerts()
    {
        string path = Shared.File("golden/captures/ctr.scap");
        var copy = new MemoryStream();
        using (var reader = new ScapReader(File.OpenRead(path), path))
        using (var writer = new ScapWriter(copy, "copy", compress: true))
        {
            while (reader.Read(out var view) == ReadResult.Event) writer.Write(view);
            writer.Complete();
        }

        var rules = UpstreamRules.Load();
        Assert.Equal(Replay(File.OpenRead(path), rules), Replay(new MemoryStream(copy.ToArray()), rules));
    }

    static List<string> Replay(Stream capture, Ruleset rules)
    {
        var formatter = new AlertFormatter(new AlertOptions { Json = true, Hostname = "lab" }, SyscallSource.Instance);
        var lines = new List<string>();
        var detector = new Detector(new HostState(), rules, (Rule rule, scoped in EventContext context) => lines.Add(Encoding.UTF8.GetString(formatter.Format(rule, context))));
        using var reader = new ScapReader(capture, "capture");
        while (reader.Read(out var view) == ReadResult.Event) detector.Process(view);
        return lines;
    }

    // By rule, so that one wrong rule does not hide the others.
    static string Differences(List<string> expected, List<string> actual)
    {
        if (expected.SequenceEqual(actual)) return "";
        var text = new StringBuilder();
        foreach (string rule in expected.Concat(actual).Select(RuleOf).Distinct())
        {
            var theirs = expected.Where(l => RuleOf(l) == rule).ToList();
            var ours = actual.Where(l => RuleOf(l) == rule).ToList();
            if (theirs.SequenceEqual(ours)) continue;
            text.Append(CultureInfo.InvariantCulture, $"\n{rule}: {theirs.Count} alerts of the reference, {ours.Count} of ours");
            foreach (string missing in theirs.Except(ours).Take(2)) text.Append("\n  missing: ").Append(missing);
            foreach (string surplus in ours.Except(theirs).Take(2)) text.Append("\n  surplus: ").Append(surplus);
        }

        return text.Length > 0 ? text.ToString() : "the same alerts in another order";
    }

    static string RuleOf(string line)
    {
        const string start = ",\"rule\":\"";
        int from = line.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return line[from..line.IndexOf('"', from)];
    }

    // The reference ran in UTC.
    static string InLocalTime(string line)
    {
        using var json = JsonDocument.Parse(line);
        var time = json.RootElement.GetProperty("time").GetDateTimeOffset();
        const string start = "\"output\":\"";
        int at = line.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return string.Concat(line.AsSpan(0, at), time.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture), line.AsSpan(at + 8));
    }

    static IEnumerable<string> Lines(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (text.ReadLine() is { } line) yield return line;
    }
}
