using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

/// <summary>The value of every field for a sample of the events of each golden capture, as the reference gave it.</summary>
public sealed class GoldenFieldTests
{
    [Theory]
    [InlineData("proc")]
    [InlineData("fs")]
    [InlineData("net")]
    [InlineData("ctr")]
    [InlineData("old-curl_google")]
    [InlineData("old-curl_google_comments")]
    [InlineData("old-single_ipv6_conn")]
    [InlineData("old-test_ipv6_client")]
    public void Fields_OfGoldenCapture_AreWhatTheReferenceSays(string name)
    {
        var differences = Compare(name, out int compared);
        Assert.True(compared > 60_000, $"{compared} values were compared");
        Assert.True(differences.Count == 0, Report(differences));
    }

    sealed record Difference(long Event, string Type, string Expected, string Actual);

    static string Report(Dictionary<string, List<Difference>> differences)
    {
        StringBuilder report = new();
        foreach (var (field, list) in differences.OrderByDescending(d => d.Value.Count))
        {
            report.AppendLine($"{field}: {list.Count} {string.Join(' ', list.GroupBy(d => d.Type).OrderByDescending(g => g.Count()).Take(6).Select(g => $"{g.Key}×{g.Count()}"))}");
            foreach (var one in list.Take(3)) report.AppendLine($"    {one.Event} {one.Type}: expected {Cut(one.Expected, one.Actual)}, got {Cut(one.Actual, one.Expected)}");
        }

        return report.ToString();
    }

    // The piece around the first difference of long texts.
    static string Cut(string text, string other)
    {
        int common = text.AsSpan().CommonPrefixLength(other);
        int start = text.Length <= 200 ? 0 : Math.Max(0, common - 20);
        return (start > 0 ? "…" : "") + (text.Length - start <= 200 ? text[start..] : text[start..(start + 200)] + "…");
    }

    static Dictionary<string, List<Difference>> Compare(string name, out int compared)
    {
        string folder = Shared.Folder("golden/captures");
        var fields = FieldsOf(Path.Combine(folder, "fields_ok.json"));
        using var golden = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, name + ".fields.jsonl.gz")), CompressionMode.Decompress));
        using var reader = new ScapReader(File.OpenRead(Path.Combine(folder, name + ".scap")), name);
        var host = new HostState();
        var scratch = new Scratch();
        Dictionary<string, List<Difference>> differences = [];
        compared = 0;
        long number = 0;
        JsonDocument? next = Next(golden);
        while (next is not null && reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Info is not null) number++;
            scratch.Reset();
            var context = new EventContext(view, number, host, scratch);
            host.Apply(ref context);
            if (view.Info is null || number != next.RootElement.GetProperty("num").GetInt64()) continue;

            var expected = next.RootElement.GetProperty("fields");
            foreach (var field in fields)
            {
                compared++;
                string wanted = expected.TryGetProperty(field.Name, out var value) ? value.GetRawText() : "null";
                string actual = Render(field, context);
                if (AreSame(field, wanted, actual) || IsSlipOfTheReference(field, context, wanted, actual)) continue;
                if (!differences.TryGetValue(field.Name, out var list)) differences.Add(field.Name, list = []);
                list.Add(new Difference(number, view.Info.Name, wanted, actual));
            }

            next.Dispose();
            next = Next(golden);
        }

        Assert.Null(next);
        return differences;
    }

    static JsonDocument? Next(StreamReader golden) => golden.ReadLine() is { } line ? JsonDocument.Parse(line) : null;

    static List<BoundField> FieldsOf(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        List<BoundField> fields = [];
        foreach (var element in document.RootElement.EnumerateArray())
        {
            string text = element.GetString()!;
            int bracket = text.IndexOf('[');
            string name = bracket < 0 ? text : text[..bracket];
            string? argument = bracket < 0 ? null : text[(bracket + 1)..^1];

            // The reference read this one as evt.type with text behind it.
            if (name == "evt.type.is") continue;
            Assert.True(SyscallSource.Instance.Fields.TryBind(name, argument, out var field, out string? error, out _), error);
            fields.Add(field);
        }

        return fields;
    }

    static string Render(BoundField field, scoped in EventContext context)
    {
        var json = new ScratchText(context.Scratch);
        ValueRenderer.AppendJson(ref json, field, context);
        return Encoding.UTF8.GetString(json.Text);
    }

    // Where the golden file is wrong; docs/reference/differences.md has the reasons.
    static bool IsSlipOfTheReference(BoundField field, scoped in EventContext context, string expected, string actual) => field.Name switch
    {
        // An empty buffer is shown with the length of the one before and what is left of other texts behind its NULL.
        "evt.buffer" => actual == "\"NULL\"" && expected.AsSpan(1).TrimEnd('"').CommonPrefixLength("NULL") is var same && same == Math.Min(4, expected.Length - 2),

        // Its replay does not look at the boot time in the capture.
        "proc.pidns_init_start_ts" => ulong.Parse(actual, CultureInfo.InvariantCulture) - context.Host.Machine.BootTime == (expected == "null" ? 0 : ulong.Parse(expected, CultureInfo.InvariantCulture)),

        // evt.abspath, which the dump asks first, leaves the event with the descriptor of the directory in place of the opened one.
        "fs.path.name" => IsOpenedBelowDescriptor(context) && IsValueOfDirectory(field, context, expected),
        _ => field.Name.StartsWith("fd.", StringComparison.Ordinal) && IsOpenedBelowDescriptor(context) && IsValueOfDirectory(field, context, expected),
    };

    static bool IsOpenedBelowDescriptor(scoped in EventContext context) =>
        context.Event.Code is EventCode.SyscallOpenatV2X or EventCode.SyscallOpenat2X && context.Event.Signed(1) >= 0 && context.Event.Text(2) is [not (byte)'/', ..];

    static bool IsValueOfDirectory(BoundField field, scoped in EventContext context, string expected)
    {
        var directory = context;
        directory.Fd = context.Thread!.Group.Fds.Find(context.Event.Signed(1));
        return AreSame(field, expected, Render(field, directory));
    }

    static bool AreSame(BoundField field, string expected, string actual)
    {
        if (expected == actual) return true;
        using var left = JsonDocument.Parse(expected);
        using var right = JsonDocument.Parse(actual);
        JsonElement a = left.RootElement, b = right.RootElement;
        if (a.ValueKind != b.ValueKind) return false;
        return a.ValueKind switch
        {
            JsonValueKind.String => a.GetString() == b.GetString(),
            JsonValueKind.Number => field.Type == FieldType.Double && Math.Abs(a.GetDouble() - b.GetDouble()) < 1e-9,

            // The reference lists descriptors in the order of a hash table.
            JsonValueKind.Array => a.EnumerateArray().Select(e => e.GetString()).Order().SequenceEqual(b.EnumerateArray().Select(e => e.GetString()).Order()),
            _ => false,
        };
    }
}
