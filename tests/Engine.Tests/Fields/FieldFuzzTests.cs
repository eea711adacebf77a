using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Fields;

/// <summary>Events are untrusted: whatever their parameters hold, every field answers, and its JSON is JSON.</summary>
public sealed class FieldFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fields_OfEventsWithRandomParameters_NeverThrow(int seed)
    {
        var random = new Random(seed);
        var fields = FieldAllocationTests.AllFields();
        var fixture = new FieldFixture();
        fixture.Add(1, 0, "init");
        var thread = fixture.Add(7, 1, "sh", "-c", "\xff\"\\");
        for (int i = 0; i < 16; i++) FieldFixture.Open(thread, i, $"/f{i}", (FdType)(i + 1));
        var scratch = new Scratch();

        for (int code = 0; code < EventTable.Count; code++)
        {
            byte[] block = RandomEvent((EventCode)code, random);
            scratch.Reset();
            var context = new EventContext(EventBuilder.View(block), code, fixture.Host, scratch);
            fixture.Host.Apply(ref context);
            foreach (var field in fields)
            {
                var json = new ScratchText(scratch);
                ValueRenderer.AppendJson(ref json, field, context);
                AssertIsJson(field, json.Text);
                if (field.TryExtract(context, out var value)) ValueRenderer.AppendText(ref json, field, value);
            }
        }
    }

    static void AssertIsJson(BoundField field, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            Assert.Fail($"{field.Name}: {Encoding.UTF8.GetString(json)}: {e.Message}");
        }
    }

    static byte[] RandomEvent(EventCode code, Random random)
    {
        var info = EventTable.Find(code)!;
        var ev = new EventBuilder(code, tid: random.Next(4) switch { 0 => 7, 1 => 1, 2 => random.NextInt64(), _ => -1 }, timestamp: (ulong)random.NextInt64());
        for (int i = 0; i < info.Parameters.Length; i++) ev.With(i, RandomBytes(info.Parameters[i].Type, random));
        if (random.Next(4) == 0) ev.Keep(random.Next(info.Parameters.Length + 1));
        return ev.Build();
    }

    // Numbers of the right width most of the time, so that the code behind the width is reached.
    static byte[] RandomBytes(ParameterType type, Random random)
    {
        byte[] bytes = new byte[random.Next(6) switch { 0 => 0, 1 => 1, 2 => 2, 3 => 4, 4 => 8, _ => random.Next(1200) }];
        random.NextBytes(bytes);
        if (type is ParameterType.Fd or ParameterType.Errno or ParameterType.Pid && random.Next(3) > 0) return BitConverter.GetBytes((long)random.Next(-200, 20));
        if (type is ParameterType.SockAddr or ParameterType.SockTuple && bytes.Length > 0) bytes[0] = random.Next(4) switch { 0 => 1, 1 => 2, 2 => 10, _ => bytes[0] };
        if (type is ParameterType.FsPath or ParameterType.FsRelPath && random.Next(2) == 0) return [.. Encoding.UTF8.GetBytes(RandomPath(random)), 0];
        return bytes;
    }

    static string RandomPath(Random random)
    {
        string[] pieces = ["/", "..", ".", "a", "//", "é", new string('x', 300)];
        return string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
