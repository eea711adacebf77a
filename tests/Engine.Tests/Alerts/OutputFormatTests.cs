using System.Text;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Events;
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
    [InlineData("a%container.info b", "a b")]
    [InlineData("100 é %proc.name ☃", "100 é sh ☃")]
    public void Render_Format_GivesTheText(string format, string expected)
    {
        var compiled = Compile(format, out var diagnostics);

        Assert.NotNull(compiled);
        Assert.False(diagnostics.HasErrors);
        Assert.Equal(expected, Render(compiled));
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
    public void Compile_DeprecatedField_Warns()
    {
        Assert.NotNull(Compile("%evt.dir %evt.dir %container.info", out var diagnostics));

        Assert.Equal([LoadCodes.DeprecatedItem, LoadCodes.DeprecatedItem], diagnostics.Items.Select(d => d.Code));
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
        return OutputFormat.Compile(MappedText.Whole(new SourceText("rule.yaml", format)), diagnostics);
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
