using System.Text;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Scap;

namespace Gyrfalcon.Engine.Tests.Alerts;

public sealed class OutputFormatTests
{
    // The thread is 7, "sh -c true", of user 1000 with the parent 1, which is not known; the event opens /etc/passwd as 3.
    [Theory]
    [InlineData("just text", "just text")]
    [InlineData("", "")]
    [InlineData("%proc.name", "sh")]
    [InlineData("*%proc.name", "sh")]
    [InlineData("a=%proc.name b=%fd.name", "a=sh b=/etc/passwd")]
    [InlineData("%proc.name%fd.name", "sh/etc/passwd")]
    [InlineData("file %fd.name.", "file /etc/passwd.")]
    [InlineData("(%proc.name)", "(sh)")]
    [InlineData("%proc.name[", "sh[")]
    [InlineData("%proc.name[x", "sh[x")]
    [InlineData("%proc.aname[0] %proc.aname[7]", "sh <NA>")]
    [InlineData("%proc.names", "shs")]
    [InlineData("%proc.pid_1", "7_1")]
    [InlineData("%proc.args[1]", "true")]
    [InlineData("%proc.env[A]", "1")]
    [InlineData("%proc.pname.", "<NA>.")]
    [InlineData("%evt.arg.flags", "O_RDONLY")]
    [InlineData("%evt.arg.flags.", "O_RDONLY.")]
    [InlineData("%evt.arg[3]", "O_RDONLY")]
    [InlineData("%toupper(proc.name)", "SH")]
    [InlineData("%toupper(proc.name))", "SH)")]
    [InlineData("%toupper(proc.name)[", "SH[")]
    [InlineData("(%toupper(proc.name) of %len(tolower(proc.cmdline)))", "(SH of 10)")]
    [InlineData("%basename(fd.name)", "passwd")]
    [InlineData("[%5proc.name]", "[sh   ]")]
    [InlineData("[%1proc.name]", "[s]")]
    [InlineData("[%0proc.name]", "[sh]")]
    [InlineData("[%4toupper(proc.name)]", "[SH  ]")]
    [InlineData("[%6proc.pname]", "[<NA>  ]")]
    [InlineData("[%2proc.pname]", "[<N]")]
    [InlineData("[%003proc.name]", "[sh ]")]
    [InlineData("**%proc.name", "*sh")]
    [InlineData("*", "")]
    [InlineData("a * b", "a * b")]
    [InlineData("%fd.name.1", "/etc/passwd.1")]
    [InlineData("%evt.typex(y)", "openatx(y)")]
    [InlineData("%evt.type(proc.name)", "openat(proc.name)")]
    [InlineData("%proc.aname[x]", "<NA>[x]")]
    [InlineData("%proc.args[1]]", "true]")]
    [InlineData("%toupper( tolower( proc.name ) )", "SH")]
    [InlineData("%join(\"->\", (proc.name, fd.name))", "sh->/etc/passwd")]
    [InlineData("%concat(proc.name, \"%\", fd.name)", "sh%/etc/passwd")]
    [InlineData("%getopt((\"-c\", proc.name), \"c:\")[c]", "sh")]
    [InlineData("%getopt((\"-c\", proc.name), \"c:\")", "(c,sh)")]
    [InlineData("%len(proc.args)%proc.name", "7sh")]
    [InlineData("%toupper(proc.pname)", "<NA>")]
    [InlineData("a%container.infob%container.info", "ab")]
    [InlineData("a%container.info b", "a b")]
    [InlineData("100 é %proc.name ☃", "100 é sh ☃")]
    public void Render_Format_GivesTheText(string format, string expected)
    {
        var compiled = Compile(format, out var diagnostics);

        Assert.NotNull(compiled);
        Assert.False(diagnostics.HasErrors);
        Assert.Equal(expected, Render(compiled));
    }

    [Fact]
    public void Compile_ThousandsOfNamesThatGoOnAfterAField_IsOneError()
    {
        Assert.Null(Compile(string.Concat(Enumerable.Repeat("%evt.arg.flagsx", 1001)), out var diagnostics));

        Assert.Contains("more than 1000 names", Assert.Single(diagnostics.Items).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%", 0, 1, "formatting cannot end with a %")]
    [InlineData("done 100%", 8, 1, "formatting cannot end with a %")]
    [InlineData("%12", 0, 3, "formatting cannot end with a number")]
    [InlineData("a %proc.nam b", 3, 8, "nonexistent field proc.nam")]
    [InlineData("a %not_a_field", 3, 11, "unknown filter: ")]
    [InlineData("50%% sure", 2, 2, "no escape")]
    [InlineData("%tolower(proc.nme)", 9, 8, "nonexistent field proc.nme")]
    [InlineData("%tolower(proc.pid)", 9, 8, "tolower() does not work on proc.pid")]
    [InlineData("%evt.arg.nothing", 1, 15, "no argument of evt.arg")]
    [InlineData("% proc.name", 0, 2, "unknown filter: ")]
    [InlineData("%5 proc.name", 0, 3, "unknown filter: ")]
    [InlineData("%5%proc.name", 0, 3, "unknown filter: ")]
    [InlineData("%(proc.name)", 0, 2, "unknown filter: ")]
    [InlineData("é%é", 1, 2, "unknown filter: ")]
    [InlineData("%toupper (proc.name)", 1, 7, "unknown filter: ")]
    [InlineData("%val(proc.name)", 1, 3, "unknown filter: ")]
    [InlineData("%toupper(val(proc.name))", 9, 3, "unknown filter: ")]
    [InlineData("%toupper(tolower(proc.name)", 27, 0, "unknown filter: ")]
    [InlineData("%evt.arg", 1, 7, "unknown filter: ")]
    [InlineData("%10container.info", 3, 14, "unknown filter: ")]
    [InlineData("%1048577proc.name", 0, 8, "invalid formatting syntax: the widths add up to more than 1048576")]
    [InlineData("%99999999999999999999proc.name", 0, 21, "invalid formatting syntax: ")]
    public void Compile_BadFormat_ReportsWhereAndWhy(string format, int start, int length, string message)
    {
        Assert.Null(Compile(format, out var diagnostics));
        var error = Assert.Single(diagnostics.Items);
        Assert.Equal(LoadCodes.CompileOutput, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((start, length), (error.Span!.Value.Start, error.Span.Value.Length));
    }

    [Fact]
    public void Compile_SeveralBadFields_ReportsEachWithASuggestion()
    {
        Assert.Null(Compile("%proc.nam and %fd.nmae or %user.name", out var diagnostics));

        Assert.Equal(["proc.name", "fd.name"], diagnostics.Items.Select(d => d.Suggestion));
    }

    [Fact]
    public void Compile_WidthsOfAllValues_AreBoundedTogether()
    {
        Assert.NotNull(Compile("%1048570proc.name%6proc.name%proc.name", out _));
        Assert.Null(Compile("%1048570proc.name%7proc.name", out _));
    }

    // As in the reference, a name in the text counts as well, and a name within another one.
    [Theory]
    [InlineData("%evt.dir and %evt.dir", "evt.dir")]
    [InlineData("evt.dir as text", "evt.dir")]
    [InlineData("%evt.latency.s", "evt.latency,evt.latency.s")]
    [InlineData("%evt.latency.human %evt.wait_latency", "evt.latency,evt.latency.human,evt.wait_latency")]
    [InlineData("%toupper(evt.latency.human)", "evt.latency,evt.latency.human")]
    [InlineData("%k8s.rc.name %container.healthcheck %evt.latency_of", "evt.latency")]
    public void Compile_DeprecatedFields_WarnsOfEachOnce(string format, string fields)
    {
        Assert.NotNull(Compile(format, out var diagnostics));

        Assert.All(diagnostics.Items, d => Assert.Equal(LoadCodes.DeprecatedItem, d.Code));
        Assert.Equal(
            fields.Split(',').Select(f => $"usage of deprecated field '{f}' has been detected in the rule output"), diagnostics.Items.Select(d => d.Message));
    }

    [Fact]
    public void Compile_ContainerInfo_WarnsOnceOfAnOutput()
    {
        Assert.NotNull(Compile("a %container.info %container.info", out var diagnostics));

        var warning = Assert.Single(diagnostics.Items);
        Assert.Equal((LoadCodes.DeprecatedItem, 2, 15), (warning.Code, warning.Span!.Value.Start, warning.Span.Value.Length));
        Assert.StartsWith("%container.info is deprecated and no more useful", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_Format_ListsEachPlainFieldOnceInOrder()
    {
        var format = Compile("%proc.name %fd.name %toupper(proc.exe) %proc.name %proc.aname[2] %proc.env[\"A B\"] %evt.arg.flags", out _);

        Assert.Equal(["evt.arg.flags", "fd.name", "proc.aname[2]", "proc.env[\"A B\"]", "proc.exe", "proc.name"], format!.Fields.Select(f => f.Key));
    }

    [Theory]
    [InlineData("%x")]
    [InlineData("%proc.namexxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("%tolower(")]
    [InlineData("%tolower(proc.name)[")]
    [InlineData("%(")]
    public void Compile_HostileFormat_EndsSoon(string piece)
    {
        Compile(string.Concat(Enumerable.Repeat(piece, 20_000)), out var diagnostics);

        Assert.True(diagnostics.Items.Count <= 20);
    }

    internal static OutputFormat? Compile(string format, out DiagnosticBag diagnostics)
    {
        diagnostics = new DiagnosticBag();
        return OutputFormat.Compile(MappedText.Whole(new SourceText("rule.yaml", format)), SyscallSource.Instance, diagnostics);
    }

    static string Render(OutputFormat format)
    {
        var host = new HostState();
        var scratch = new Scratch();
        Apply(SmallCapture.Thread(7), host, scratch);
        var context = new EventContext(EventBuilder.View(SmallCapture.Open(7, EventBuilder.DefaultTimestamp)), 1, host, scratch);
        host.Apply(ref context);
        var text = new ScratchText(scratch);
        format.AppendTo(ref text, context);
        return Encoding.UTF8.GetString(text.Text);
    }

    static void Apply(byte[] block, HostState host, Scratch scratch)
    {
        var context = new EventContext(EventBuilder.View(block), 0, host, scratch);
        host.Apply(ref context);
    }
}
