using Gyrfalcon.Engine.Rules;
using Xunit;

namespace Gyrfalcon.Tests.Configuration;

public sealed class AppendedOutputsTests
{
    [Fact]
    public void Load_AppendOutput_HasEverythingThatIsWritten()
    {
        Environment.SetEnvironmentVariable("GYR_TEST_HOME", "/root");
        var settings = ConfigText.Good("""
            append_output:
              - match:
                  source: syscall
                  tags: [persistence, "T1"]
                extra_output: "on CPU %evt.cpu"
                extra_fields:
                  - home_directory: "${GYR_TEST_HOME}"
                  - evt.hostname
                  - proc.aname[2]: "%proc.aname[2]"
              - match: {rule: Netcat}
                suggested_output: true
            """);

        Assert.Equal(
            [
                "syscall [persistence T1]  'on CPU %evt.cpu' home_directory='/root' evt.hostname proc.aname[2]='%proc.aname[2]'",
                " [] Netcat '' suggested",
            ],
            settings.AppendedOutputs.Select(Show));
    }

    [Theory]
    [InlineData("append_output[].extra_output=a=%fd.name")]
    [InlineData("append_output[]={extra_output: a=%fd.name}")]
    [InlineData("append_output={extra_output: a=%fd.name}")]
    [InlineData("append_output[]={match: {}, extra_output: \"a=%fd.name\", suggested_output: false}")]
    public void Load_AppendOutputOfTheCommandLine_IsRead(string option) =>
        Assert.Equal([" []  'a=%fd.name'"], ConfigText.Good("", option).AppendedOutputs.Select(Show));

    [Fact]
    public void Load_ElementsOfTheCommandLine_GoIntoTheEntriesOfTheFile()
    {
        var settings = ConfigText.Good(
            "append_output: [{suggested_output: true}]",
            "append_output[0].match.tags[]=a", "append_output[0].match.tags[]=b", "append_output[1].extra_fields[]=proc.pid", "append_output[1].extra_fields[].who=%user.name");

        Assert.Equal([" [a b]  '' suggested", " []  '' proc.pid who='%user.name'"], settings.AppendedOutputs.Select(Show));
    }

    [Theory]
    [InlineData("append_output: [x]", "1:17: 'append_output' holds a single value; expected a list of mappings")]
    [InlineData("append_output: [{extra_outputs: x}]", "1:18: unknown key 'extra_outputs' of 'append_output' is ignored")]
    [InlineData("append_output: [{match: {tag: x}}]", "1:26: unknown key 'tag' of 'append_output.match' is ignored")]
    [InlineData("append_output: [{match: x}]", "1:25: 'match' of 'append_output' holds a single value; expected a mapping")]
    [InlineData("append_output: [{match: {tags: [{a: b}]}}]", "1:33: 'tags' holds a mapping; expected single values only")]
    [InlineData("append_output: [{match: {rule: r, tags: [t]}}]", "1:32: an append_output entry specifies both a rule and a list of tags")]
    [InlineData("append_output: [{suggested_output: maybe}]", "1:36: 'suggested_output' of 'append_output' is 'maybe'; expected true or false")]
    [InlineData("append_output: [{extra_output: [x]}]", "1:32: 'extra_output' of 'append_output' holds a sequence")]
    [InlineData("append_output: [{extra_fields: [[x]]}]", "1:33: 'extra_fields' holds a ")]
    [InlineData("append_output: [{extra_fields: [{a: x, b: y}]}]", "1:33: 'extra_fields' holds a ")]
    [InlineData("append_output: [{extra_fields: [{a: x}, {a: y}]}]", "1:41: 'a' is defined twice in 'extra_fields'")]
    [InlineData("append_output: [{extra_fields: [{proc.pid: x}, proc.pid]}]", "1:48: 'proc.pid' is defined twice in 'extra_fields'")]
    public void Load_BadAppendOutput_SaysWhereAndWhy(string text, string expected)
    {
        ConfigText.Load(text, out var diagnostics);

        Assert.StartsWith(expected, Assert.Single(diagnostics), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FormatWithEscapes_KnowsThePlaceOfEachCharacter()
    {
        var text = ConfigText.Good("append_output: [{extra_output: \"\\u0041 %proc.name\"}]").AppendedOutputs.Single().Text!;
        var option = ConfigText.Good("", "append_output[].extra_output=A %proc.name").AppendedOutputs.Single().Text!;

        Assert.Equal("A %proc.name", text.Text);
        Assert.EndsWith(":1:40", text.Span(2, 1).ToString(), StringComparison.Ordinal);
        Assert.Equal("-o:1:32", option.Span(2, 1).ToString());
    }

    static string Show(AppendedOutput output) =>
        $"{output.Source} [{string.Join(' ', output.Tags.Select(t => t.Text))}] {output.Rule?.Text} '{output.Text?.Text}'{(output.Suggested is null ? "" : " suggested")}"
        + string.Concat(output.Fields.Select(f => f.IsText ? $" {f.Key}='{f.Format.Text}'" : $" {f.Key}"));
}
