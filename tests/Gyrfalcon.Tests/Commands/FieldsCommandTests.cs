using System.Text.Json;
using Gyrfalcon.Commands;
using Gyrfalcon.Configuration;
using Xunit;

namespace Gyrfalcon.Tests.Commands;

public sealed class FieldsCommandTests
{
    [Theory]
    [InlineData("proc.apid")]
    [InlineData("proc.apid[2]")]
    public void Run_OneField_ExplainsIt(string name)
    {
        Assert.Equal("""
            field: proc.apid
            type: number
            argument: a number as in proc.apid[1]; optional
            description: The process id of an ancestor; see proc.aname for the index. Alerts show the process's own id when there is none.
            example: 4700
            reads: the thread, other processes
            limits: never compared with another field, takes no transformer
            deprecated: no
            sources: syscall

            """, Run(name));
    }

    [Fact]
    public void Run_OnATerminal_HasColumnsAndColour()
    {
        string text = Run("proc.apid", isTerminal: true);

        Assert.StartsWith("\e[2mfield        \e[0m\e[1mproc.apid\e[0m\n\e[2mtype         \e[0mnumber\n", text, StringComparison.Ordinal);
        Assert.Contains("\n             own id when there is none.\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evt.arg", "argument: a number as in evt.arg[1] or a name as in evt.arg.NAME; required\n")]
    [InlineData("evt.arg.flags", "field: evt.arg\n")]
    [InlineData("proc.env[\"HOME\"]", "field: proc.env\n")]
    [InlineData("evt.latency", "deprecated: yes\n")]
    [InlineData("fd.types", "type: list of text\n")]
    [InlineData("evt.num", "argument: none\n")]
    [InlineData("evt.type", "reads: the event\n")]
    public void Run_OneField_SaysWhatIsSpecial(string name, string line) => Assert.Contains(line, Run(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("proc.anam", "there is no field proc.anam; did you mean 'proc.aname'?")]
    [InlineData("proc.aname[x]", "'x' is no argument of proc.aname: a number as in proc.aname[1]")]
    [InlineData("evt.arg.flag", "'flag' is no argument of evt.arg; did you mean 'evt.arg.flags'?")]
    [InlineData("]", "there is no field ]")]
    [InlineData("", "there is no field ")]
    public void Run_UnknownField_SaysWhatWasMeant(string name, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Run(name)).Message);

    [Fact]
    public void Run_OneFieldAsJson_HasTheKeysOfTheListAndMore()
    {
        using var document = JsonDocument.Parse(Run("proc.apid", asJson: true));

        Assert.Equal(
            ["name", "type", "is_list", "argument", "desc", "example", "reads", "limits", "is_deprecated", "event_sources"],
            document.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["the thread", "other processes"], document.RootElement.GetProperty("reads").EnumerateArray().Select(e => e.GetString()));
    }

    [Fact]
    public void Run_NoField_ListsTheFields()
    {
        Assert.Contains("\nproc.apid\tnumber\tThe process id of an ancestor;", Run(null), StringComparison.Ordinal);
        Assert.DoesNotContain("evt.latency", Run(null), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Run(null, asJson: true));
        Assert.Equal(Run(null).Count(c => c == '\n'), document.RootElement.GetArrayLength());
    }

    static string Run(string? name, bool asJson = false, bool isTerminal = false)
    {
        var stdout = new StringWriter();
        Assert.Equal(0, FieldsCommand.Run(name, asJson, stdout, isTerminal));
        return stdout.ToString();
    }
}
