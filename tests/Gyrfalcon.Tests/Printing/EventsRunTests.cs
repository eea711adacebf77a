using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Tests.Scap;
using Gyrfalcon.Printing;
using Gyrfalcon.Tests.Hosting;
using Xunit;

namespace Gyrfalcon.Tests.Printing;

public sealed class EventsRunTests
{
    static string Demo => DemoCaptureTests.InRepository("tests/fixtures/demo.scap");

    [Fact]
    public void Run_NoFormat_PrintsTheLineOfSysdig() =>
        Assert.Matches(@"^11 \d\d:\d\d:\d\d\.267077101 1 runc:\[1:CHILD\] \(22445\) < setsid res=1\n$", Print(new(Demo) { Filter = "evt.type=setsid" }));

    [Fact]
    public void Run_NoFormatWithColour_PrintsTheSameBetweenControls()
    {
        string coloured = Print(new(Demo) { Filter = "evt.type=setsid" }, hasColour: true);

        Assert.Contains("\e[36msetsid\e[0m", coloured, StringComparison.Ordinal);
        Assert.Equal(Print(new(Demo) { Filter = "evt.type=setsid" }), Plain(coloured));
    }

    [Fact]
    public void Run_FailedCallWithColour_HasAnotherColour()
    {
        Assert.Contains("\e[31mopenat\e[0m", Print(new(Demo) { Filter = "evt.type=openat and evt.failed=true", Count = 1 }, hasColour: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoFormatAsJson_HasTheFieldsOfTheLineWithTheirTypes() => Assert.Equal(
        """{"evt.args":"res=1","evt.cpu":1,"evt.dir":"<","evt.num":11,"evt.time":1795506923267077101,"evt.type":"setsid","proc.name":"runc:[1:CHILD]","thread.tid":22445}""" + "\n",
        Print(new(Demo) { Filter = "evt.type=setsid", AsJson = true }));

    [Fact]
    public void Run_Count_StopsAfterSoManyPrintedEvents() =>
        Assert.Equal("openat\nopenat\n", Print(new(Demo) { Filter = "evt.type=openat", Format = "%evt.type", Count = 2 }));

    [Fact]
    public void Run_FormatWithoutStar_LeavesOutEventsThatLackAValue()
    {
        string[] all = Lines(new(Demo) { Format = "*%evt.num %fd.name" }), complete = Lines(new(Demo) { Format = "%evt.num %fd.name" });

        Assert.NotEmpty(complete);
        Assert.Equal(all.Where(line => !line.EndsWith(" <NA>", StringComparison.Ordinal)), complete);
        Assert.True(complete.Length < all.Length);
    }

    [Theory]
    [InlineData("fd.nam=x", null, "filter:1:1: error: ", "| ^~~~~~ did you mean 'fd.name'?")]
    [InlineData("evt.num=1 and", null, "filter:1:14: error: ", "|              ^")]
    [InlineData("a_macro", null, "there is no macro 'a_macro'", "| ^~~~~~~")]
    [InlineData("", "%proc.nmae", "-p:1:2: error: ", "|  ^~~~~~~~~ did you mean 'proc.name'?")]
    public void Run_BadFilterOrFormat_SaysWhereAndWhatWasMeant(string filter, string? format, string place, string caret)
    {
        var stderr = new StringWriter();
        var stdout = new MemoryStream();

        Assert.False(new EventsRun(new("/no/such/file") { Filter = filter, Format = format }, stdout, stderr).Run());
        Assert.Contains(place, stderr.ToString(), StringComparison.Ordinal);
        Assert.Contains(caret, stderr.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, stdout.Length);
    }

    [Fact]
    public void Run_DamagedFile_PrintsWhatCameBefore()
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, SmallCapture.File()[..^10]);
        var stdout = new MemoryStream();

        Assert.Throws<CaptureException>(() => new EventsRun(new(path) { Format = "%evt.num" }, stdout, new StringWriter()).Run());
        Assert.Equal("1\n2\n", Encoding.UTF8.GetString(stdout.ToArray()));
        File.Delete(path);
    }

    [Fact]
    public void Run_SummaryInAPipe_HasEveryRowWithTabs()
    {
        string[] lines = Lines(new(Demo) { Summary = true });
        int second = Array.IndexOf(lines, "process\tevents\tshare");
        int events = Lines(new(Demo) { Format = "%evt.num" }).Length;

        Assert.StartsWith($"{events:N0} events, recorded over ", lines[0], StringComparison.Ordinal);
        Assert.Equal("type\tevents\tshare", lines[2]);
        Assert.Equal(events, lines[3..(second - 1)].Sum(CountOf));
        Assert.Equal(events, lines[(second + 1)..].Sum(CountOf));
        Assert.Equal(Lines(new(Demo) { Filter = "evt.type=openat", Format = "%evt.num" }).Length, CountOf(lines.Single(l => l.StartsWith("openat\t", StringComparison.Ordinal))));
    }

    [Fact]
    public void Run_SummaryOnATerminal_HasAlignedColumns()
    {
        string coloured = Print(new(Demo) { Summary = true, Filter = "proc.name startswith runc" }, hasColour: true);
        string[] table = [.. Plain(coloured).Split('\n').Skip(2).TakeWhile(line => line.Length > 0)];

        Assert.Contains("\e[1mtype", coloured, StringComparison.Ordinal);
        Assert.True(table.Length > 3);
        Assert.Single(table.Select(line => line.Length).Distinct());
    }

    [Fact]
    public void Run_SummaryAsJson_HasTheNumbersOfTheText()
    {
        using var json = JsonDocument.Parse(Print(new(Demo) { Summary = true, AsJson = true, Filter = "evt.type in (openat, close)" }));
        var root = json.RootElement;

        Assert.Equal(["events", "events_in_capture", "first_time", "last_time", "types", "processes"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["close", "openat"], root.GetProperty("types").EnumerateArray().Select(t => t.GetProperty("type").GetString()).Order());
        foreach (string table in (string[])["types", "processes"])
            Assert.Equal(root.GetProperty("events").GetInt64(), root.GetProperty(table).EnumerateArray().Sum(row => row.GetProperty("events").GetInt64()));
        Assert.True(root.GetProperty("events").GetInt64() < root.GetProperty("events_in_capture").GetInt64());
    }

    static int CountOf(string row) => int.Parse(row.Split('\t')[1], System.Globalization.CultureInfo.InvariantCulture);

    static string Plain(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\e\[\d+m", "");

    static string[] Lines(EventsRequest request) => Print(request).TrimEnd('\n').Split('\n');

    internal static string Print(EventsRequest request, bool hasColour = false)
    {
        var stdout = new MemoryStream();
        var stderr = new StringWriter();
        Assert.True(new EventsRun(request, stdout, stderr) { HasColour = hasColour }.Run(), stderr.ToString());
        Assert.Equal("", stderr.ToString());
        return Encoding.UTF8.GetString(stdout.ToArray());
    }
}
