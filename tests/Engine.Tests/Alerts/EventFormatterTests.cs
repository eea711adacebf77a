using System.Text;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Fields;
using Xunit;

namespace Gyrfalcon.Engine.Tests.Alerts;

public sealed class EventFormatterTests
{
    // The first thread, "sh -c true" of user 1000, has no parent; it opens a file as 3.
    [Theory]
    [InlineData("%proc.name %fd.num", false, "sh 3\n")]
    [InlineData("%proc.name %fd.num", true, "{\"fd.num\":3,\"proc.name\":\"sh\"}\n")]
    [InlineData("%proc.name %proc.pname", false, null)]
    [InlineData("%proc.name %proc.pname", true, null)]
    [InlineData("*%proc.name %proc.pname", false, "sh <NA>\n")]
    [InlineData("*%proc.name %proc.pname", true, "{\"proc.name\":\"sh\",\"proc.pname\":null}\n")]
    [InlineData("%toupper(proc.pname)", false, null)]
    [InlineData("no field", false, "no field\n")]
    [InlineData("no field", true, "{}\n")]
    public void TryFormat_Format_GivesTheLineOrLeavesTheEventOut(string format, bool asJson, string? expected) =>
        Assert.Equal(expected, Format(format, asJson, "/etc/passwd"));

    [Theory]
    [InlineData("a\e[2Jb", "a.[2Jb")]
    [InlineData("two\nlines\ttab\u007f", "two.lines.tab.")]
    [InlineData("c1 \u009b here", "c1 .. here")]
    [InlineData("turned \u202e around", "turned ... around")]
    [InlineData("wörter 漢字 🦅", "wörter 漢字 🦅")]
    public void TryFormat_TextThatActsOnATerminal_IsMadeHarmless(string name, string expected) =>
        Assert.Equal($"</{expected}>\n", Format("<%evt.arg.name>", asJson: false, "/" + name));

    // The format itself is of the one who reads the line.
    [Fact]
    public void TryFormat_ControlsOfTheFormat_AreKept() => Assert.Equal("\e[1msh\e[0m\n", Format("\e[1m%proc.name\e[0m", asJson: false, "/x"));

    [Fact]
    public void TryFormat_SameShapeOfEventAgain_AllocatesNothing()
    {
        var host = Host();
        var scratch = new Scratch();
        byte[] block = Open("/etc/pass\nwd");
        foreach (bool asJson in new[] { false, true })
        {
            var formatter = new EventFormatter(Compile("*%evt.num %proc.name %evt.type %evt.args %proc.pname"), asJson);
            long length = Measure(formatter, block, host, scratch, out _);
            Assert.Equal(length, Measure(formatter, block, host, scratch, out long allocated));
            Assert.Equal(0, allocated);
        }
    }

    [Fact]
    public void Matches_AnyEvent_AllocatesNothing()
    {
        var filter = EventFilter.Compile(MappedText.Whole(new SourceText("filter", "evt.type=openat and fd.name startswith /etc and proc.aname=init")), SyscallSource.Instance, new DiagnosticBag())!;
        var host = Host();
        var context = new EventContext(EventBuilder.View(Open("/etc/passwd")), 1, host, new Scratch());
        host.Apply(ref context);
        Assert.False(filter.Matches(context));
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool matches = filter.Matches(context);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(matches);
    }

    static long Measure(EventFormatter formatter, byte[] block, HostState host, Scratch scratch, out long allocated)
    {
        var context = new EventContext(EventBuilder.View(block), 1, host, scratch);
        host.Apply(ref context);
        long before = GC.GetAllocatedBytesForCurrentThread();
        formatter.TryFormat(context, out var line);
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return line.Length;
    }

    static string? Format(string format, bool asJson, string path)
    {
        var host = Host();
        var context = new EventContext(EventBuilder.View(Open(path)), 1, host, new Scratch());
        host.Apply(ref context);
        return new EventFormatter(Compile(format), asJson).TryFormat(context, out var line) ? Encoding.UTF8.GetString(line) : null;
    }

    static HostState Host()
    {
        var fixture = new FieldFixture();
        fixture.Add(7, 1, "sh", "-c", "true");
        return fixture.Host;
    }

    static OutputFormat Compile(string format) => OutputFormatTests.Compile(format, out _)!;

    static byte[] Open(string path) => new EventBuilder(EventCode.SyscallOpenatV2X, 7)
        .With("fd", 3).With("dirfd", -100).With("name", path).With("flags", 1).With("mode", 0).With("dev", 0).With("ino", 1).Build();
}
