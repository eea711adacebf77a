using System.Text.Json;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Explaining;
using Gyrfalcon.Hosting;
using Gyrfalcon.Tests.Hosting;
using Xunit;

namespace Gyrfalcon.Tests.Explaining;

/// <summary><c>gyr explain</c> over the demo capture with the stock rules.</summary>
public sealed class ExplainTests
{
    static readonly OutputStyle s_pipe = new(HasColour: false, Width: 160);

    [Fact]
    public void Run_RuleThatNeverFired_ShowsWhatStoppedItAndTheNearestEvent()
    {
        string text = Run(new ExplainRequest("Network Scanning Tool Detected") { Count = 1 });

        Assert.Equal("""
            Network Scanning Tool Detected  rules.yaml:158
            295 events, 2 of the types that the rule looks at (execve, execveat). Its condition held for none of them.

                 stopped      alone  part of the condition
                       0          0  spawned_process                                                   rules.yaml:161
                       0          0  container                                                         rules.yaml:161
                       2          2  network_scanning_tool                                             rules.yaml:161

            2 events failed by 1 check: proc.name in (network_scanning_tools)
            """, text[..text.IndexOf("\nevent ", StringComparison.Ordinal)]);
        Assert.Contains("""
            did not fire: 1 of the 3 parts of its condition failed (rules.yaml:158)
              + spawned_process                                   evt.type=execve  evt.rawres=0                     rules.yaml:27
              + container                                         container.id=848af4080476                         rules.yaml:23
              - network_scanning_tool: any of                                                                       rules.yaml:153
                - proc.name in (network_scanning_tools)           sh                                                rules.yaml:155, network_scanning_tools rules.yaml:148
                - basename(proc.exe) in (network_scanning_tools)  basename(proc.exe)=sh  proc.exe=sh                rules.yaml:155
                - all of                                                                                            rules.yaml:156
                  - proc.name = busybox                           sh                                                rules.yaml:156
                  - proc.args startswith "nc "                    -c cat /etc/shadow; echo changed > /etc/motd; id  rules.yaml:156

            """, text, StringComparison.Ordinal);
        Assert.True(text.All(c => c is '\n' or (>= ' ' and <= '~')), "a pipe gets ASCII alone");
    }

    [Fact]
    public void Run_RuleThatFired_ShowsTheEventAndNoNearMiss()
    {
        string text = Run(new ExplainRequest("Sensitive File Access in Container"));

        Assert.Contains("\nevent 282 at ", text, StringComparison.Ordinal);
        Assert.Contains("\nfired\n  + container ", text, StringComparison.Ordinal);
        Assert.Contains("      + credential_file                                               fd.name=/etc/shadow ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("did not fire", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ChosenEvents_AreAllThatIsShown()
    {
        string text = Run(new ExplainRequest("Sensitive File Access in Container") { Events = [282, 275] });

        Assert.DoesNotContain("stopped", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("\nevent ").Length - 1);
        Assert.Contains("did not fire: the rule is not asked of execve events: it looks at open, openat, openat2 (rules.yaml:270)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_All_OpensWhatHeld()
    {
        var request = new ExplainRequest("Sensitive File Access in Container") { Events = [282] };

        Assert.DoesNotContain("container.id != host", Run(request), StringComparison.Ordinal);
        Assert.Contains("    + container.id != host ", Run(request with { OpensAll = true }), StringComparison.Ordinal);
        Assert.Contains("rules.yaml:256, credential_files rules.yaml:235\n", Run(request with { OpensAll = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OnATerminal_HasSignsAndColour()
    {
        string text = Run(new ExplainRequest("Network Scanning Tool Detected"), new OutputStyle(HasColour: true, Width: 100));

        Assert.Contains("  \e[32m✓\e[0m \e[2mspawned_process ", text, StringComparison.Ordinal);
        Assert.Contains("    \e[31m✗\e[0m \e[1mproc.name in (network_scanning_tools) ", text, StringComparison.Ordinal);
        Assert.Contains("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Json_SaysTheSameWithItsKeys()
    {
        using var document = JsonDocument.Parse(Run(new ExplainRequest("Network Scanning Tool Detected") { AsJson = true }));
        var root = document.RootElement;

        Assert.Equal(
            ["rule", "place", "in_force", "events", "looked_at", "held", "fired", "event_types", "conjuncts", "explained", "near_misses"],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal([0, 0, 2], root.GetProperty("conjuncts").EnumerateArray().Select(c => c.GetProperty("stopped_alone").GetInt32()));
        var first = root.GetProperty("near_misses")[0].GetProperty("first");
        Assert.Equal("condition", first.GetProperty("obstacles")[0].GetProperty("kind").GetString());
        var macro = first.GetProperty("condition").GetProperty("parts")[2];
        Assert.Equal(("macro", false, "rules.yaml:153"), (macro.GetProperty("kind").GetString(), macro.GetProperty("truth").GetBoolean(), macro.GetProperty("defined_at").GetString()));
        var check = macro.GetProperty("parts")[0].GetProperty("parts")[0];
        Assert.Equal(["kind", "text", "place", "truth", "values", "lists", "met"], check.EnumerateObject().Select(p => p.Name));
        Assert.Equal("sh", check.GetProperty("values")[0].GetProperty("value").GetString());
        Assert.Equal("network_scanning_tools", check.GetProperty("lists")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Run_NoEventOfTheTypes_SaysSo() => Assert.EndsWith(
        "295 events, 0 of the types that the rule looks at (connect). It was asked of none of them.\n", Run(new ExplainRequest("Suspicious Outbound Connection")), StringComparison.Ordinal);

    [Fact]
    public void Run_RuleOutOfForce_SaysWhy()
    {
        string text = Run(new ExplainRequest("Sensitive File Access in Container"), s_pipe, "priority=error");

        Assert.Contains("It is not in force: the rule is not loaded: its priority is Warning, and the configuration wants Error or graver (rules.yaml:283)\n", text, StringComparison.Ordinal);
        Assert.Contains("Its condition held for 1 of them, and it fired on 0.\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sensitive File Acess in Container", 1, "Rule \"Sensitive File Acess in Container\" is not loaded; did you mean \"Sensitive File Access in Container\"?")]
    [InlineData("Sensitive File Access in Container", 296, "there is no event 296: the capture has 295 events")]
    public void Run_WhatIsNotThere_IsAnError(string rule, long number, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Run(new ExplainRequest(rule) { Events = [number] })).Message);

    [Fact]
    public void Run_EventWithoutACapture_IsAnError() =>
        Assert.StartsWith("--event needs a capture", Assert.Throws<ConfigurationException>(() => Run(new ExplainRequest("Sensitive File Access in Container") { Events = [1] }, capture: null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Run_NoSuchCapture_IsAnError() => Assert.Throws<CaptureException>(() => Run(new ExplainRequest("Sensitive File Access in Container"), capture: "no-such-file"));

    [Fact]
    public void Run_DamagedCapture_ExplainsWhatComesBeforeTheDamage()
    {
        string path = Path.GetTempFileName();
        byte[] whole = File.ReadAllBytes(DemoCaptureTests.InRepository("tests/fixtures/demo.scap"));
        File.WriteAllBytes(path, whole[..^500]);
        var stdout = new StringWriter();

        Assert.Throws<CaptureException>(() => Run(new ExplainRequest("Network Scanning Tool Detected"), s_pipe, [], path, stdout));
        File.Delete(path);
        Assert.Contains(" of the types that the rule looks at (execve, execveat). ", stdout.ToString(), StringComparison.Ordinal);
    }

    static string Run(ExplainRequest request) => Run(request, s_pipe);

    static string Run(ExplainRequest request, string? capture) => Run(request, s_pipe, [], capture, new StringWriter());

    static string Run(ExplainRequest request, OutputStyle style, params string[] overrides) => Run(request, style, overrides, DemoCaptureTests.InRepository("tests/fixtures/demo.scap"), new StringWriter());

    static string Run(ExplainRequest request, OutputStyle style, string[] overrides, string? capture, StringWriter stdout)
    {
        var diagnostics = new DiagnosticBag();
        var settings = SettingsLoader.Load("/dev/null", overrides, [], diagnostics);
        var file = new SourceText("rules.yaml", File.ReadAllText(DemoCaptureTests.InRepository("rules/zero-trust.yaml")));
        var rules = Gyrfalcon.Engine.Rules.RulesLoader.Load([file], settings.RulesOptions).Compilation!;
        Assert.Equal(ExitCodes.Ok, Explain.Run(settings, rules, request with { CaptureFile = capture }, stdout, style));
        return stdout.ToString();
    }
}
