using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Tests.Fields;
using Gyrfalcon.Engine.Tests.Rules;

namespace Gyrfalcon.Engine.Tests.Explaining;

public sealed class RuleExplainerTests
{
    const string Rules = """
        - list: secrets
          items: [/etc/shadow, /etc/gshadow]
        - list: tools
          items: [passwd, sshd]
        - macro: opened
          condition: (evt.type in (open, openat) and fd.num >= 0)
        - macro: secret_opened
          condition: opened and fd.name in (secrets)
        - rule: Secret
          desc: d
          condition: >
            secret_opened
            and not proc.name in (tools)
          output: o
          priority: WARNING
          exceptions:
            - name: backup
              fields: [proc.name, fd.name]
              values: [[borg, /etc/shadow]]
        """;

    [Fact]
    public void Outline_MacrosListsAndExceptions_KeepNamesAndPlaces()
    {
        var outline = Explainer(Rules).Outline;

        Assert.Equal(["secret_opened", "not proc.name in (tools)", "backup"], outline.Conjuncts.Select(c => c.Text));
        Assert.Equal(["a.yaml:12", "a.yaml:13", "a.yaml:17"], outline.Conjuncts.Select(c => c.Place.FileAndLine));
        var macro = outline.Conjuncts[0];
        Assert.Equal((PartKind.Macro, "a.yaml:7"), (macro.Kind, macro.Definition!.Span.FileAndLine));
        var check = macro.Parts[0].Parts[1];
        Assert.Equal(("fd.name in (secrets)", "a.yaml:8"), (check.Text, check.Place.FileAndLine));
        Assert.Equal(("secrets", "a.yaml:1"), (check.Lists.Single().ItemName, check.Lists.Single().Span.FileAndLine));
        var exception = outline.Conjuncts[2];
        Assert.Equal(PartKind.Exception, exception.Kind);
        Assert.Equal(["proc.name = borg", "fd.name = /etc/shadow"], exception.Parts[0].Parts.Select(p => p.Text));
        Assert.All(exception.Parts[0].Parts.Append(exception.Parts[0]), p => Assert.Equal("a.yaml:19", p.Place.FileAndLine));
    }

    [Fact]
    public void Explain_EventThatFired_HasValuesAndTheConstantThatWasMet()
    {
        var explainer = Explainer(Rules);
        explainer.Process(Open("/etc/gshadow"));

        var explanation = Assert.Single(explainer.Explained);
        Assert.Empty(explanation.Obstacles);
        Assert.Empty(explanation.Blockers);
        var check = explainer.Outline.Conjuncts[0].Parts[0].Parts[1];
        Assert.Equal(new FieldReading("fd.name", "/etc/gshadow", null), Assert.Single(explanation.ReadingsOf(check)));
        Assert.Equal(("secrets", "a.yaml:2"), (explanation.MetBy(check)!.List.ItemName, explanation.MetBy(check)!.Place.FileAndLine));
        Assert.Contains(explanation.Facts, f => f is { Name: "proc.cmdline", Value: "cat" });
        Assert.Equal((1, 1, 1, 1), (explainer.EventCount, explainer.LookedAtCount, explainer.HeldCount, explainer.FiredCount));
    }

    [Fact]
    public void Explain_CheckWithoutAValue_IsFalseAndSaysWhy()
    {
        var explainer = Explainer(RulesText.Rule("evt.type = openat and (fd.sport = 80 or evt.arg.oldpath exists or proc.aname[5] = x)"));
        explainer.Process(Open("/etc/hosts"));

        var miss = explainer.NearMisses.Single().First;
        var alternatives = explainer.Outline.Conjuncts[1].Parts;
        Assert.All(alternatives, a => Assert.Equal(PartTruth.False, miss.TruthOf(a)));
        Assert.Equal(
            ["the descriptor has none", "openat has no such parameter, or it was not captured", "there is no such process, or it is not known"],
            alternatives.Select(a => miss.ReadingsOf(a).Single().Missing));
    }

    [Fact]
    public void Explain_FieldsThatCompareThemselves_ShowAllThatIsCompared()
    {
        var explainer = Explainer(RulesText.Rule("evt.type = connect and fd.ip = 1.2.3.4 and fd.port = 1 and fd.net = 1.0.0.0/8 and proc.aname = z and not fd.snet in (10.0.0.0/8)"), Family());
        explainer.Process(Event(new EventBuilder(EventCode.SocketSocketX, 12).With("fd", 3).With("domain", 2).With("type", 1).With("proto", 6)));
        explainer.Process(Event(new EventBuilder(EventCode.SocketConnectX, 12).With("res", 0).With("tuple", EventBuilder.SocketTuple("10.0.0.1:40000", "10.0.0.2:443")).With("fd", 3)));

        var miss = explainer.NearMisses.Single().First;
        Assert.Equal(
            ["10.0.0.1, 10.0.0.2", "40000, 443", "10.0.0.1, 10.0.0.2", "sh, init", "10.0.0.2"],
            explainer.Outline.Conjuncts.Skip(1).Select(c => miss.ReadingsOf(c.Kind == PartKind.Not ? c.Parts[0] : c).Single().Value));
    }

    [Fact]
    public void NearMisses_EventsThatFailAlike_AreOneAndRareOnesComeFirst()
    {
        var explainer = Explainer(Rules);
        foreach (string path in new[] { "/etc/hosts", "/lib/a.so", "/lib/b.so" }) explainer.Process(Open(path));
        explainer.Process(Open("/etc/shadow", tid: 13));
        explainer.Process(Open("/etc/hosts", tid: 13));
        explainer.Process(Event(new EventBuilder(EventCode.SyscallCloseX, 12).With("res", 0).With("fd", 3)));

        Assert.Equal(
            ["1: proc.name in (tools)", "3: fd.name in (secrets)", "1: fd.name in (secrets), proc.name in (tools)"],
            explainer.NearMisses.Select(m => $"{m.Count}: {string.Join(", ", m.First.Blockers.Select(b => b.Text))}"));
        Assert.Equal([4, 1, 5], explainer.NearMisses.Select(m => (int)m.First.Number));
        Assert.Equal([(4, 3), (2, 1), (0, 0)], explainer.Tallies.Select(t => ((int)t.Stopped, (int)t.StoppedAlone)));
        Assert.Equal((6, 5), (explainer.EventCount, explainer.LookedAtCount));
        Assert.Equal(["open", "openat"], explainer.EventTypes);
    }

    [Fact]
    public void Blockers_Alternatives_AreTheNearestOnly()
    {
        var explainer = Explainer(RulesText.Rule("evt.type = openat and ((fd.name = /x and proc.name = y) or not (fd.name startswith /etc and proc.name = cat))"));
        explainer.Process(Open("/etc/hosts"));

        Assert.Equal(["fd.name startswith /etc"], explainer.NearMisses.Single().First.Blockers.Select(b => b.Text));
    }

    [Fact]
    public void Explain_FieldThatRemembers_AgreesWithTheEngineAndIsNotAskedOutOfTurn()
    {
        // The second time that cat opens a file, two nanoseconds have passed since the first, whatever sshd did between.
        var explainer = Explainer(RulesText.Rule("evt.type = openat and proc.name = cat and evt.deltatime = 2"));
        foreach (var (tid, time) in new[] { (12, 100UL), (13, 101UL), (12, 102UL) }) explainer.Process(Open("/x", tid, time));

        Assert.Equal((1, 1), (explainer.HeldCount, explainer.FiredCount));
        var check = explainer.Outline.Conjuncts[2];
        var fired = Assert.Single(explainer.Explained);
        Assert.Equal((3, "2"), ((int)fired.Number, fired.ReadingsOf(check).Single().Value));
        var passedOver = explainer.NearMisses.Single(m => m.First.Number == 2).First;
        Assert.Equal(PartTruth.NotAsked, passedOver.TruthOf(check));
        Assert.Empty(passedOver.ReadingsOf(check));
    }

    [Fact]
    public void Explain_MacrosThatDouble_TakeNoTimeToSpeakOf()
    {
        var text = new System.Text.StringBuilder("- macro: m0\n  condition: evt.type = openat and proc.name = x\n");
        for (int i = 1; i <= 9; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"- macro: m{i}\n  condition: (m{i - 1} and not m{i - 1}) or (m{i - 1} and proc.pid = {i})\n");
        var explainer = Explainer(text + RulesText.Rule("m9"));
        for (int i = 0; i < 100; i++) explainer.Process(Open("/x"));

        Assert.Equal(100, explainer.NearMisses.Single().Count);
    }

    internal static RuleExplainer Explainer(string rules, FieldFixture? host = null, params long[] chosen) => Explainer(RulesText.Load(rules), host ?? Family(), chosen);

    internal static RuleExplainer Explainer(RulesLoadResult loaded, FieldFixture host, params long[] chosen)
    {
        Assert.Empty(RulesText.Errors(loaded));
        var rules = loaded.Compilation!;
        return new RuleExplainer(host.Host, rules, rules.Rules[^1], chosen.ToHashSet(), count: 10);
    }

    internal static FieldFixture Family()
    {
        var host = new FieldFixture();
        host.Add(1, 0, "init");
        host.Add(11, 1, "sh");
        host.Add(12, 11, "cat");
        host.Add(13, 1, "sshd");
        host.Add(14, 1, "borg");
        return host;
    }

    internal static EventView Open(string path, long tid = 12, ulong time = EventBuilder.DefaultTimestamp) =>
        Event(new EventBuilder(EventCode.SyscallOpenatV2X, tid, time).With("fd", 3).With("dirfd", -100).With("name", path).With("flags", 1));

    internal static EventView Event(EventBuilder built) => EventBuilder.View(built.Build());
}
