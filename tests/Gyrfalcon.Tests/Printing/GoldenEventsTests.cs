using System.IO.Compression;
using System.Text.Json;
using Gyrfalcon.Engine.Tests;
using Gyrfalcon.Printing;
using Xunit;

namespace Gyrfalcon.Tests.Printing;

/// <summary>What <c>gyr events --json -p</c> prints of the golden captures is what the reference says of the same events.</summary>
public sealed class GoldenEventsTests
{
    static readonly string[] s_fields =
    [
        "evt.num", "evt.time", "evt.type", "evt.dir", "evt.res", "evt.rawres", "evt.failed", "evt.args", "thread.tid", "proc.name", "proc.pid",
        "proc.cmdline", "proc.pname", "proc.aname[2]", "user.uid", "user.name", "container.id", "fd.num", "fd.l4proto", "fd.rport",
    ];

    [Theory]
    [InlineData("proc")]
    [InlineData("fs")]
    [InlineData("net")]
    [InlineData("ctr")]
    public void Run_JsonOfSomeFields_EqualsTheGoldenValues(string name)
    {
        string folder = Shared.Folder("golden/captures");
        string format = "*" + string.Concat(s_fields.Select(f => $"%{f} "));
        var printed = EventsRunTests.Print(new(Path.Combine(folder, name + ".scap")) { Format = format, AsJson = true })
            .TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(e => e.GetProperty("evt.num").GetInt64());

        int compared = 0;
        using var golden = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, name + ".fields.jsonl.gz")), CompressionMode.Decompress));
        while (golden.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            long number = document.RootElement.GetProperty("num").GetInt64();
            var expected = document.RootElement.GetProperty("fields");
            foreach (string field in s_fields)
            {
                string wanted = expected.TryGetProperty(field, out var value) ? Text(value) : "null";
                Assert.True(wanted == Text(printed[number].GetProperty(field)), $"event {number}, {field}: expected {wanted}, got {Text(printed[number].GetProperty(field))}");
                compared++;
            }
        }

        Assert.True(compared > 10_000, $"{compared} values were compared");
    }

    static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
