using System.Text.Json;
using System.Xml.Linq;
using Gyrfalcon.Configuration;
using Gyrfalcon.Explaining;
using Gyrfalcon.Listing;
using Gyrfalcon.Testing;
using Xunit;

namespace Gyrfalcon.Tests.Testing;

public sealed class TestRunTests : IDisposable
{
    const string Rules = "- rule: R\n  desc: d\n  priority: INFO\n  output: \"%fd.name\"\n  condition: evt.type = openat and fd.name = /x\n";
    const string Passing = "  - {name: good, events: [{open: /x}], fires: R}\n";
    const string Failing = "  - {name: \"bad \\u001b<&>\", events: [{open: /y}], fires: R}\n";

    readonly string _folder = Directory.CreateTempSubdirectory("gyr-test-").FullName;

    [Fact]
    public void Of_Folder_FindsTestsBelowItAndTheRulesBesideThem()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "below"));
        Write("below/a.yaml", Rules);
        Write("below/a.tests.yaml", "tests:\n" + Passing);

        var run = TestRun.Of(new TestRequest([_folder]));

        Assert.True(run.IsPassed);
        Assert.Equal(Path.Combine(_folder, "below/a.yaml"), Assert.Single(Assert.Single(run.Files).RulesFiles));
        Assert.Single(run.Files[0].Results);
    }

    [Fact]
    public void Of_RulesFile_RunsTheTestsBesideIt()
    {
        Write("a.yaml", Rules);
        Write("a.tests.yaml", "tests:\n" + Passing);

        Assert.Single(Assert.Single(TestRun.Of(new TestRequest([Path.Combine(_folder, "a.yaml")])).Files).Results);
    }

    [Fact]
    public void Of_RuleThatNoTestNames_IsAnError()
    {
        Write("a.yaml", Rules);
        Write("a.tests.yaml", "tests:\n" + Passing);

        Assert.Throws<ConfigurationException>(() => TestRun.Of(new TestRequest([_folder]) { Rule = "Q" }));
        Assert.True(TestRun.Of(new TestRequest([_folder]) { Rule = "R" }).IsPassed);
    }

    [Theory]
    [InlineData("tests:\n  - {name: t, capture: none.scap, fires: R}\n", "there is no file")]
    [InlineData("rules: [none.yaml]\ntests:\n  - {name: t, events: [{exit: }], fires: R}\n", "there is no file")]
    [InlineData("tests:\n  - {name: t, events: [{exit: }], fires: S}\n", "the rule 'S' is not loaded")]
    [InlineData("tests:\n  - {name: t, capture: a.yaml, fires: R}\n", "a.yaml")]
    public void Of_FileThatCannotBeRun_IsNotPassed(string tests, string error)
    {
        Write("a.yaml", Rules);
        Write("a.tests.yaml", tests);

        var run = TestRun.Of(new TestRequest([_folder]));

        Assert.False(run.IsPassed);
        Assert.Contains(error, string.Join('\n', run.Files[0].Diagnostics.Items.Select(i => i.Message)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_BrokenRules_AreToldAndNotPassed()
    {
        Write("a.yaml", Rules.Replace("fd.name", "fd.nam", StringComparison.Ordinal));
        Write("a.tests.yaml", "tests:\n" + Passing);

        var run = TestRun.Of(new TestRequest([_folder]));

        Assert.False(run.IsPassed);
        Assert.Empty(run.Files[0].Results);
    }

    [Fact]
    public void Of_Capture_IsReplayed()
    {
        string fixtures = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(StockRulesTests.ThisFile())!, "..", "..", "fixtures"));
        Write("a.yaml", "- rule: R\n  desc: d\n  priority: INFO\n  output: \"%proc.name\"\n  condition: evt.type = execve and evt.rawres = 0\n");
        Write("a.tests.yaml", $"tests:\n  - {{name: t, capture: {fixtures}/demo.scap, filter: proc.name = sh, fires: {{rule: R, fields: {{proc.name: sh}}}}}}\n");

        var run = TestRun.Of(new TestRequest([_folder]) { ShowsCoverage = true });

        Assert.True(run.IsPassed);
        Assert.All(run.Files[0].Results[0].Result.Alerts, a => Assert.Equal("sh", a.Output));
    }

    [Fact]
    public void TestWriter_Failure_IsExplained()
    {
        string text = Written(RunBoth());

        Assert.Contains("ok     good", text, StringComparison.Ordinal);
        Assert.Contains("R: did not fire", text, StringComparison.Ordinal);
        Assert.Contains("1 event failed by 1 check: fd.name = /x", text, StringComparison.Ordinal);
        Assert.Contains("1 passed, 1 failed in ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", text, StringComparison.Ordinal);
    }

    [Fact]
    public void JUnitReport_PassedFailedAndBrokenFiles_AreCasesOfTheirSuites()
    {
        Write("b.tests.yaml", "tests: 5");
        using var stream = new MemoryStream();

        JUnitReport.Write(RunBoth(), stream);

        stream.Position = 0;
        var root = XDocument.Load(stream).Root!;
        Assert.Equal("testsuites", root.Name.LocalName);
        Assert.Equal(("3", "1", "1"), ((string)root.Attribute("tests")!, (string)root.Attribute("failures")!, (string)root.Attribute("errors")!));
        Assert.Equal(2, root.Elements("testsuite").Count());
        var cases = root.Descendants("testcase").ToList();
        Assert.All(cases, c => Assert.True(c.Attribute("name") is not null && c.Attribute("classname") is not null && c.Attribute("time") is not null));
        Assert.Empty(cases[0].Elements());
        Assert.StartsWith("bad ", (string)cases[1].Attribute("name")!, StringComparison.Ordinal);
        Assert.Contains("fd.name = /x", cases[1].Element("failure")!.Value, StringComparison.Ordinal);
        Assert.NotNull(cases[2].Element("error"));
    }

    [Fact]
    public void TestJson_Run_HasTestsAlertsFailuresAndCoverage()
    {
        var output = new StringWriter();

        JsonOutput.WriteIndented(output, json => new TestJson(json).Write(RunBoth(), withCoverage: true));

        using var document = JsonDocument.Parse(output.ToString());
        var root = document.RootElement;
        var tests = root.GetProperty("files")[0].GetProperty("tests");
        Assert.False(root.GetProperty("passed").GetBoolean());
        Assert.Equal("/x", tests[0].GetProperty("alerts")[0].GetProperty("output").GetString());
        Assert.Equal("fd.name = /x", tests[1].GetProperty("failures")[0].GetProperty("explanation").GetProperty("near_misses")[0].GetProperty("first").GetProperty("blockers")[0].GetProperty("text").GetString());
        Assert.Equal(100, root.GetProperty("coverage")[0].GetProperty("percent").GetInt32());
    }

    [Fact]
    public void TestWatch_FileThatChanges_RunsAgain()
    {
        Write("a.yaml", Rules);
        Write("a.tests.yaml", "tests:\n" + Failing);
        List<bool> passed = [];

        TestWatch.Run(
            () =>
            {
                var run = TestRun.Of(new TestRequest([_folder]));
                passed.Add(run.IsPassed);
                // After the run has looked at the files: the watch has to see it.
                if (passed.Count == 1) ThreadPool.QueueUserWorkItem(_ => WriteWhenWatched());
                return run;
            },
            () => passed.LastOrDefault());

        Assert.Equal([false, true], passed);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void WriteWhenWatched()
    {
        Thread.Sleep(300);
        Write("a.tests.yaml", "tests:\n" + Passing);
    }

    TestRun RunBoth()
    {
        Write("a.yaml", Rules);
        Write("a.tests.yaml", "tests:\n" + Passing + Failing);
        return TestRun.Of(new TestRequest([_folder]) { ShowsCoverage = true });
    }

    static string Written(TestRun run)
    {
        var output = new StringWriter();
        new TestWriter(output, OutputStyle.Plain).Write(run);
        return output.ToString();
    }

    void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
