using System.CommandLine;
using Gyrfalcon.Commands;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Rules;
using Xunit;

namespace Gyrfalcon.Tests.Commands;

public sealed class ListOptionsTests
{
    [Fact]
    public void TryList_NothingAsked_SaysSo() => Assert.Equal((false, "", ""), List("-N", "-v", "--format", "json"));

    [Theory]
    [InlineData("--list")]
    [InlineData("--list=syscall")]
    [InlineData("--list", "syscall")]
    public void TryList_Fields_ListsThem(params string[] arguments)
    {
        var (hasListed, stdout, _) = List(arguments);

        Assert.True(hasListed);
        Assert.Contains("\nproc.aname      ", stdout, StringComparison.Ordinal);
        Assert.Contains("Event Sources:                syscall \n", stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void TryList_NamesAlone_AreNamesAlone() =>
        Assert.Contains("\nproc.aname\nproc.pexe\n", List("-N", "--list").Stdout, StringComparison.Ordinal);

    [Theory]
    [InlineData("text", "evt.num\n")]
    [InlineData("Markdown", "evt.num\n")]
    [InlineData("JSON", "{\n")]
    public void TryList_Format_IsReadWithoutCase(string format, string beginning) =>
        Assert.StartsWith(beginning, List("--list", "-N", "--format", format).Stdout, StringComparison.Ordinal);

    [Fact]
    public void TryList_EventsAndFields_ListsEvents() =>
        Assert.StartsWith("The events below are valid for", List("--list", "--list-events").Stdout, StringComparison.Ordinal);

    [Fact]
    public void TryList_RuleSchema_IsTheText() => Assert.Equal((true, RulesSchema.Text, ""), List("--rule-schema", "--markdown"));

    [Fact]
    public void TryList_Markdown_WarnsAndWritesMarkdown()
    {
        var (_, stdout, stderr) = List("--list", "--markdown");

        Assert.StartsWith("## Field Class: evt\n", stdout, StringComparison.Ordinal);
        Assert.Equal("WARNING: --markdown is deprecated, use --format markdown instead.\n", stderr);
    }

    [Theory]
    [InlineData("Value for --list must be a valid source type: there is no 'sycall'; expected syscall; did you mean 'syscall'?", "--list=sycall")]
    [InlineData("Invalid format 'xml'. Valid values are: text, markdown, json", "--format", "xml")]
    [InlineData("Cannot specify both --markdown and --format options together", "--markdown", "--format", "json")]
    public void TryList_BadValue_SaysWhatWasExpected(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => List(arguments)).Message);

    static (bool HasListed, string Stdout, string Stderr) List(params string[] arguments)
    {
        var options = new ListOptions();
        var root = new RootCommand();
        options.AddTo(root);
        var (stdout, stderr) = (new StringWriter(), new StringWriter());
        bool hasListed = options.TryList(root.Parse(arguments), stdout, stderr);
        return (hasListed, stdout.ToString(), stderr.ToString());
    }
}
