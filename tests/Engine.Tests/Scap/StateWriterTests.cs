using System.Text.Json;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Fuzz;

namespace Gyrfalcon.Engine.Tests.Scap;

/// <summary>A capture that begins with the state in the middle of another is read as that is from there on.</summary>
public sealed class StateWriterTests
{
    // What no record holds: how long a call took whose enter event is before, a path as it was passed, the device of a folder, the order
    // of descriptors.
    static readonly HashSet<string> s_lost =
    [
        "fd.nameraw", "fd.dev", "fd.dev.major", "fd.dev.minor", "fd.types",
    ];

    [Theory]
    [InlineData("ctr")]
    [InlineData("fs")]
    [InlineData("net")]
    [InlineData("proc")]
    public void Write_InTheMiddleOfACapture_TheRestIsReadAsItIs(string name)
    {
        var rule = EveryField.Rule(without: StatePart.Memory | StatePart.Stream);
        string path = Shared.File($"golden/captures/{name}.scap");
        long half = Count(path) / 2;
        var file = new MemoryStream();
        List<string> expected = [];
        var scratch = new Scratch();
        var host = new HostState { KeepsDescriptions = true };
        using (var reader = new ScapReader(File.OpenRead(path), path))
        using (var writer = new ScapWriter(file, "second half"))
        {
            long number = 0;
            while (reader.Read(out var view) == ReadResult.Event)
            {
                if (view.Info is not null) number++;
                if (number > half) writer.Write(view);
                var context = new EventContext(view, number, host, scratch);
                host.Apply(ref context);
                if (number > half && view.IsForRules) expected.Add(Render(rule, context));
                if (number == half && view.Info is not null) new StateWriter(writer, host).Write(context, view.Timestamp);
            }

            writer.Complete();
        }

        var again = new HostState();
        using var second = new ScapReader(new MemoryStream(file.ToArray()), "second half");
        Dictionary<string, string> differences = [];
        int at = 0;
        while (second.Read(out var view) == ReadResult.Event)
        {
            var context = new EventContext(view, 1, again, scratch);
            again.Apply(ref context);
            if (!view.IsForRules || view.Code == EventCode.AsynceventE) continue;
            Compare(expected[at++], Render(rule, context), differences);
        }

        Assert.Equal(expected.Count, at);
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences.Select(d => $"{d.Key}: {d.Value}")));
    }

    static string Render(Rule rule, scoped in EventContext context) =>
        System.Text.Encoding.UTF8.GetString(new AlertFormatter(new AlertOptions { Json = true }, SyscallSource.Instance).Format(rule, context));

    static void Compare(string expected, string actual, Dictionary<string, string> differences)
    {
        if (expected == actual) return;
        var fields = JsonDocument.Parse(actual).RootElement.GetProperty("output_fields");
        foreach (var field in JsonDocument.Parse(expected).RootElement.GetProperty("output_fields").EnumerateObject())
        {
            string other = fields.GetProperty(field.Name).GetRawText();
            if (field.Value.GetRawText() != other && !s_lost.Contains(field.Name)) differences.TryAdd(field.Name, $"{field.Value.GetRawText()} is {other}");
        }
    }

    static long Count(string path)
    {
        using var reader = new ScapReader(File.OpenRead(path), path);
        long count = 0;
        while (reader.Read(out var view) == ReadResult.Event)
            if (view.Info is not null) count++;
        return count;
    }
}
