using System.Text.Json;
using Gyrfalcon.Engine.Tests;
using Gyrfalcon.Listing;
using Xunit;

namespace Gyrfalcon.Tests.Listing;

public sealed class EventListWriterTests
{
    /// <summary>
    /// All is the same to the byte but the order of the generic events, which are sorted here on both sides: the reference walks a
    /// hash table of the C++ library, so that their order is another one in each build of it. Ours is that of the names.
    /// </summary>
    [Fact]
    public void Write_Text_EqualsTheReferences()
    {
        string[] expected = File.ReadAllText(Shared.File("golden/cli/list-events.txt")).Split('\n');
        string[] actual = Write(ListFormat.Text).Split('\n');

        Assert.Equal(SortGeneric(expected), SortGeneric(actual));
        Assert.Equal(544, expected.Count(IsGeneric));
    }

    [Fact]
    public void Write_Markdown_IsATableForEachSection()
    {
        string markdown = Write(ListFormat.Markdown);

        Assert.StartsWith("The events below are valid for Falco *Schema Version*: 4.3.0\n## Syscall events\n\nDefault | Dir | Name | Params \n:-------|:----|:-----|:-----\nYes | `>` | `open` | ", markdown, StringComparison.Ordinal);
        Assert.Contains("\nYes | `<` | `close` | ERRNO **res**, FD **fd**\n", markdown, StringComparison.Ordinal);
        Assert.Contains(" **how**: *SHUT_UNKNOWN*, *SHUT_RDWR*, *SHUT_WR*, *SHUT_RD*\n", markdown, StringComparison.Ordinal);
        Assert.EndsWith("`asyncevent` | UINT32 **plugin_id**, CHARBUF **name**, BYTEBUF **data**\n\n", markdown, StringComparison.Ordinal);
    }

    /// <summary>What <c>-i</c> of the reference names as ignored (<c>config-cli</c> §9).</summary>
    [Fact]
    public void Write_Markdown_SaysWhichEventsAreIgnoredByDefault()
    {
        var ignored = Write(ListFormat.Markdown).Split('\n').Where(line => line.StartsWith("No | ", StringComparison.Ordinal)).Select(line => line.Split('`')[3]);

        Assert.Equal(["pread", "preadv", "pwrite", "pwritev", "read", "readv", "recv", "send", "sendfile", "write", "writev"], ignored.Order());
    }

    [Fact]
    public void Write_Json_HasTheEventsOfTheText()
    {
        using var document = JsonDocument.Parse(Write(ListFormat.Json));
        var root = document.RootElement;

        Assert.Equal(["Metaevents", "Plugin events", "Syscall events", "Tracepoint events", "schema_version"], root.EnumerateObject().Select(p => p.Name));
        var events = root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array).SelectMany(p => p.Value.EnumerateArray()).ToArray();
        Assert.Equal(Write(ListFormat.Text).Split('\n').Count(line => line.StartsWith('>') || line.StartsWith('<')), events.Length);
        var read = events.Single(e => e.GetProperty("name").GetString() == "read");
        Assert.Equal("""{"available":false,"dir":"<","name":"read","params":[{"name":"res","type":"ERRNO"},{"name":"data","type":"BYTEBUF"},{"name":"fd","type":"FD"},{"name":"size","type":"UINT32"}]}""", Compact(read));
        var shutdown = events.Single(e => e.GetProperty("name").GetString() == "shutdown");
        Assert.Equal("""{"flags":["SHUT_UNKNOWN","SHUT_RDWR","SHUT_WR","SHUT_RD"],"name":"how","type":"ENUMFLAGS8"}""", Compact(shutdown.GetProperty("params")[2]));
    }

    static string Write(ListFormat format)
    {
        var writer = new StringWriter();
        EventListWriter.Write(writer, format);
        return writer.ToString();
    }

    static string[] SortGeneric(string[] lines)
    {
        string[] sorted = [.. lines];
        int first = Array.FindIndex(lines, IsGeneric), count = Array.FindLastIndex(lines, IsGeneric) + 1 - first;
        Array.Sort(sorted, first, count, StringComparer.Ordinal);
        return sorted;
    }

    static bool IsGeneric(string line) => line.EndsWith("(SYSCALLID **ID**, UINT16 **nativeID**)", StringComparison.Ordinal);

    static string Compact(JsonElement element) => element.GetRawText().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
