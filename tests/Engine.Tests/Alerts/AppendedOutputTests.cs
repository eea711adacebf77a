using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Rules.Reporting;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Rules;
using Gyrfalcon.Engine.Tests.Scap;

namespace Gyrfalcon.Engine.Tests.Alerts;

public sealed class AppendedOutputTests
{
    const string Rules = """
        - rule: one
          desc: d
          condition: evt.type = openat
          output: out 1
          priority: INFO
          tags: [tag1]
        - rule: two
          desc: d
          condition: evt.type = openat
          output: out 2
          priority: INFO
          tags: [tag1, tag2]
        """;

    [Fact]
    public void Alerts_TextsForRulesAndTags_GoToThoseRulesInOrder()
    {
        string[] messages = Messages(
            new AppendedOutput { Text = Written("extra 1"), Tags = [Written("tag1")] },
            new AppendedOutput { Text = Written("by=%proc.name"), Rule = Written("two") },
            new AppendedOutput { Text = Written("extra 3"), Tags = [Written("tag2"), Written("tag1")], Source = "syscall" },
            new AppendedOutput { Text = Written("never"), Source = "k8s_audit" },
            new AppendedOutput { Text = Written("never"), Tags = [Written("tag2")], Rule = Written("one") });

        Assert.Equal(["out 1 extra 1", "out 2 extra 1 by=sh extra 3"], messages);
    }

    // The fields and their order are those that the reference's container plugin suggests.
    [Fact]
    public void Alerts_SuggestedOutput_ShowsContainerAndPod()
    {
        string[] messages = Messages(new AppendedOutput { Rule = Written("one"), Suggested = Written("true").Span(0, 4), Text = Written("first") });

        Assert.Equal(
            "out 1 first container_id=host container_name=host container_image_repository= container_image_tag= k8s_pod_name=<NA> k8s_ns_name=<NA>", messages[0]);
        Assert.Equal("out 2", messages[1]);
    }

    [Fact]
    public void Alerts_ExtraFields_AreTypedOrTextAndOnlyInJson()
    {
        using var json = Json(new AppendedOutput
        {
            Fields =
            [
                new ExtraField("proc.pid", Written("proc.pid"), IsText: false),
                new ExtraField("proc.aname[7]", Written("proc.aname[7]"), IsText: false),
                new ExtraField("a \"key\"", Written("%proc.name of %5proc.pid|"), IsText: true),
            ],
        });

        Assert.Equal("out 1", json.RootElement.GetProperty("message").GetString());
        Assert.Equal(
            """{"a \"key\"":"sh of 7    |","evt.time":1767225600000000000,"proc.aname[7]":null,"proc.pid":7}""",
            json.RootElement.GetProperty("output_fields").GetRawText());
    }

    [Fact]
    public void Alerts_ExtraFieldOfTheKeyOfAnother_TakesItsPlace()
    {
        using var json = Json(
            new AppendedOutput { Text = Written("%proc.name"), Fields = [new ExtraField("evt.time", Written("noon"), IsText: true), new ExtraField("k", Written("1"), IsText: true)] },
            new AppendedOutput { Fields = [new ExtraField("k", Written("2"), IsText: true)] });

        Assert.Equal("""{"evt.time":"noon","k":"2","proc.name":"sh"}""", json.RootElement.GetProperty("output_fields").GetRawText());
    }

    [Fact]
    public void Describe_ExtraFields_ShowsFormatsAndTexts()
    {
        var loaded = Load(
            new AppendedOutput { Fields = [new ExtraField("k", Written("1"), IsText: true)] },
            new AppendedOutput { Text = Written("%fd.name"), Fields = [new ExtraField("k", Written("by %proc.name"), IsText: true), new ExtraField("proc.pid", Written("proc.pid"), IsText: false)] });
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) RulesDescriptionJson.WriteRule(json, loaded.Compilation!, "one");

        using var described = JsonDocument.Parse(buffer.ToArray());
        var details = described.RootElement.GetProperty("rules")[0].GetProperty("details");
        Assert.Equal("""{"k":"by %proc.name"}""", details.GetProperty("extra_output_formatted_fields").GetRawText());
        Assert.Equal("""["by %proc.name","%proc.pid","fd.name"]""", details.GetProperty("output_fields").GetRawText());
    }

    [Theory]
    [InlineData("%proc.nmae", true, "unknown filter: ")]
    [InlineData("50%", true, "formatting cannot end with a %")]
    [InlineData("proc.nmae", false, "unknown filter: ")]
    [InlineData("proc.name of", false, "is more than a field")]
    [InlineData("5proc.name", false, "is more than a field")]
    [InlineData("toupper(proc.name)", false, "is more than a field")]
    [InlineData("proc.name %", false, "formatting cannot end with a %")]
    public void Load_BadExtraField_IsAnErrorWhereItIsWritten(string format, bool isText, string message)
    {
        var error = Assert.Single(Load(new AppendedOutput { Fields = [new ExtraField("k", Written(format), isText)] }).Diagnostics.Items);

        Assert.Equal(LoadCodes.CompileOutput, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("falco.yaml:1:", error.Span.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BadText_IsReportedOnceForAllRules()
    {
        var error = Assert.Single(Load(new AppendedOutput { Text = Written("by=%proc.nmae") }).Diagnostics.Items);

        Assert.Equal(("falco.yaml:1:5", "proc.name"), (error.Span.ToString(), error.Suggestion));
    }

    [Fact]
    public void Load_DeprecatedFieldInText_WarnsAsInTheRule() =>
        Assert.Equal("evt.dir", RulesText.Warnings(Load(new AppendedOutput { Text = Written("%evt.dir"), Rule = Written("one") })).Single().DeprecatedField);

    [Fact]
    public void Load_MatchOfNothing_Warns()
    {
        var warnings = RulesText.Warnings(Load(new AppendedOutput { Text = Written("x"), Rule = Written("o*") }, new AppendedOutput { Text = Written("x"), Tags = [Written("tag3")] }));

        Assert.Equal(["no rule is named 'o*'", "no rule has the tag 'tag3'"], warnings.Select(w => w.Message));
    }

    static MappedText Written(string text) => MappedText.Whole(new SourceText("falco.yaml", text));

    static RulesLoadResult Load(params AppendedOutput[] outputs) => RulesText.Load(new RulesOptions { Matching = RuleMatching.All, AppendedOutputs = outputs }, Rules);

    static string[] Messages(params AppendedOutput[] outputs) =>
        [.. Lines(outputs).Select(line => JsonDocument.Parse(line)).Select(json => json.RootElement.GetProperty("message").GetString()!)];

    static JsonDocument Json(params AppendedOutput[] outputs) => JsonDocument.Parse(Lines(outputs)[0]);

    static List<string> Lines(AppendedOutput[] outputs)
    {
        List<string> lines = [];
        var formatter = new AlertFormatter(new AlertOptions { Json = true, IncludeMessage = true }, SyscallSource.Instance);
        var detector = new Detector(
            new HostState(), RulesText.Good(Load(outputs)), (Rule rule, scoped in EventContext context) => lines.Add(Encoding.UTF8.GetString(formatter.Format(rule, context))));
        detector.Process(EventBuilder.View(SmallCapture.Thread(7)));
        detector.Process(EventBuilder.View(SmallCapture.Open(7, EventBuilder.DefaultTimestamp)));
        return lines;
    }
}
