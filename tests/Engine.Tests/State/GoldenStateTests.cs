using System.IO.Compression;
using System.Text.Json;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.State;

public sealed class GoldenStateTests
{
    [Theory]
    [InlineData("proc")]
    [InlineData("fs")]
    [InlineData("net")]
    [InlineData("ctr")]
    public void Apply_CaptureOfTheReference_StateAgreesAtEverySample(string name)
    {
        var samples = Samples(Shared.File($"golden/captures/{name}.fields.jsonl.gz"));
        using var reader = new ScapReader(File.OpenRead(Shared.File($"golden/captures/{name}.scap")), name);
        var host = new HostState();
        var scratch = new Scratch();
        var differences = new List<string>();
        long number = 0;
        int compared = 0;
        while (reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Info is not null) number++;
            var context = new EventContext(view, number, host, scratch);
            host.Apply(ref context);
            if (view.Info is null || !samples.TryGetValue(number, out var sample)) continue;
            foreach (var (field, read) in StateFields.All)
            {
                string? ours = Render(read(context));
                string? theirs = Render(sample, field);

                if (IsElsewhere(context, field)) continue;
                compared++;
                if (ours != theirs) differences.Add($"{field} at {number} ({view.Info.Name}): {ours ?? "null"}, reference {theirs ?? "null"}");
            }
        }

        Assert.True(compared > samples.Count * 40);
        Assert.Equal(0, host.Counters.RecordsMalformed);
        Assert.Empty(differences);
    }

    // Without an entry the reference takes the name from the event, which is not the state's to do. And rendering a path that is
    // relative to a descriptor made this version of the reference (not the current one) show that descriptor as the event's.
    static bool IsElsewhere(in EventContext context, string field) => field.StartsWith("fd.", StringComparison.Ordinal)
        && (context.Fd is null ? field.StartsWith("fd.name", StringComparison.Ordinal)
            : context.Event.Code == EventCode.SyscallOpenatV2X && context.Event.Signed(1) >= 0 && field is not ("fd.num" or "fd.name_changed"));

    static string? Render(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "True" : "False",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    static string? Render(JsonElement sample, string field) => sample.TryGetProperty(field, out var value) ? value.ToString() : null;

    static Dictionary<long, JsonElement> Samples(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var samples = new Dictionary<long, JsonElement>();
        while (lines.ReadLine() is { } line)
        {
            var sample = JsonDocument.Parse(line).RootElement;
            samples.Add(sample.GetProperty("num").GetInt64(), sample.GetProperty("fields"));
        }

        return samples;
    }
}
