using System.Globalization;
using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Scap;

namespace Gyrfalcon.Engine.Tests.Alerts;

public sealed class AlertFormatterTests
{
    // 2026-01-01T00:00:00.000000123Z
    const ulong Time = EventBuilder.DefaultTimestamp + 123;

    static string LocalTime => DateTimeOffset.FromUnixTimeSeconds((long)(Time / 1_000_000_000)).ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    [Fact]
    public void Format_Text_HasLocalTimePriorityAndMessage()
    {
        Assert.Equal($"{LocalTime}.000000123: Warning opened=/etc/passwd by=sh", Format(new AlertOptions()));
    }

    [Fact]
    public void Format_TextWithIsoTime_IsInUtc()
    {
        Assert.Equal("2026-01-01T00:00:00.000000123+0000: Warning opened=/etc/passwd by=sh", Format(new AlertOptions { TimeFormatIso8601 = true }));
    }

    [Fact]
    public void Format_TextWithControlCharacters_StaysOneLine()
    {
        Assert.EndsWith(" a\\nb\\u001b[31m\\\"/etc/passwd\\\"", Format(new AlertOptions(), output: "a\nb\u001b[31m\"%fd.name\""), StringComparison.Ordinal);
    }

    [Fact]
    public void Format_Json_HasTheKeysOfTheReferenceInOrder()
    {
        string expected = $$"""
            {"hostname":"lab","output":"{{LocalTime}}.000000123: Warning opened=/etc/passwd by=sh",
            "output_fields":{"evt.time":1767225600000000123,"fd.name":"/etc/passwd","proc.name":"sh"},
            "priority":"Warning","rule":"A \"rule\"","source":"syscall","tags":["T1","b"],"time":"2026-01-01T00:00:00.000000123Z"}
            """.ReplaceLineEndings("");

        Assert.Equal(expected, Format(new AlertOptions { Json = true, Hostname = "lab" }));
    }

    [Fact]
    public void Format_JsonWithIsoTime_NamesThatFieldInstead()
    {
        string line = Format(new AlertOptions { Json = true, Hostname = "lab", TimeFormatIso8601 = true });

        Assert.Contains("\"output\":\"2026-01-01T00:00:00.000000123+0000: Warning ", line, StringComparison.Ordinal);
        Assert.Contains("\"output_fields\":{\"evt.time.iso8601\":1767225600000000123,\"fd.name\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_JsonWithEverythingLeftOut_KeepsWhatIsAlwaysThere()
    {
        var options = new AlertOptions { Json = true, Hostname = "lab", IncludeOutput = false, IncludeOutputFields = false, IncludeTags = false };

        Assert.Equal("""{"hostname":"lab","priority":"Warning","rule":"A \"rule\"","source":"syscall","time":"2026-01-01T00:00:00.000000123Z"}""", Format(options));
    }

    [Fact]
    public void Format_JsonWithMessage_PutsItBeforeTheOutput()
    {
        string line = Format(new AlertOptions { Json = true, Hostname = "lab", IncludeMessage = true });

        Assert.StartsWith("""{"hostname":"lab","message":"opened=/etc/passwd by=sh","output":""", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_JsonOfMissingNumbersAndLists_IsTyped()
    {
        string line = Format(new AlertOptions { Json = true }, output: "%proc.pname %proc.pid %evt.is_open_read %fd.types %proc.aname[3] %evt.time %evt.rawtime");

        Assert.Contains(
            "\"output_fields\":{\"evt.is_open_read\":true,\"evt.rawtime\":1767225600000000123,\"evt.time\":1767225600000000123,"
            + "\"fd.types\":[\"file\"],\"proc.aname[3]\":null,\"proc.pid\":7,\"proc.pname\":null}",
            line, StringComparison.Ordinal);
    }

    // Whatever a file is called, the line stays one line of UTF-8, and text and JSON escape it alike.
    [Fact]
    public void Format_AnyBytesInAName_AreEscapedAlikeInTextAndJson()
    {
        var random = new Random(11);
        for (int round = 0; round < 500; round++)
        {
            byte[] name = new byte[random.Next(40)];
            random.NextBytes(name);
            name.AsSpan().Replace((byte)0, (byte)'\\');
            byte[] open = new EventBuilder(EventCode.SyscallOpenatV2X, 7, Time)
                .With("fd", 3).With("dirfd", -100).With("name", [(byte)'/', .. name, 0]).With("flags", 1).With("mode", 0).With("dev", 0).With("ino", 1).Build();
            string text = Format(new AlertOptions(), "%evt.arg.name", open);
            using var json = JsonDocument.Parse(Format(new AlertOptions { Json = true }, "%evt.arg.name", open));

            Assert.DoesNotContain(text, c => c < ' ');
            Assert.Contains($",\"output\":\"{text}\"", Format(new AlertOptions { Json = true }, "%evt.arg.name", open), StringComparison.Ordinal);
            Assert.Equal(JsonDocument.Parse($"\"{text}\"").RootElement.GetString(), json.RootElement.GetProperty("output").GetString());
        }
    }

    // Widths count bytes, so a character can be cut in two.
    [Fact]
    public void Format_WidthThatCutsACharacter_LeavesAReplacement() =>
        Assert.EndsWith(" [a\ufffd]", Format(new AlertOptions(), "[%2concat(\"aé\", proc.name)]"), StringComparison.Ordinal);

    static string Format(AlertOptions options, string output = "opened=%fd.name by=%proc.name", byte[]? open = null)
    {
        var format = OutputFormatTests.Compile(output, out _)!;
        var rule = new Rule("A \"rule\"", "", Priority.Warning, "syscall", ["T1", "b"], format, MappedText.Whole(new SourceText("rule.yaml", "")));
        var host = new HostState();
        var scratch = new Scratch();
        var thread = new EventContext(EventBuilder.View(SmallCapture.Thread(7)), 0, host, scratch);
        host.Apply(ref thread);
        var context = new EventContext(EventBuilder.View(open ?? SmallCapture.Open(7, Time)), 1, host, scratch);
        host.Apply(ref context);
        return Encoding.UTF8.GetString(new AlertFormatter(options, SyscallSource.Instance).Format(rule, context));
    }
}
