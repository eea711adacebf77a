using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Reads a file of rule tests.</summary>
sealed class RuleTestReader(SourceText source, DiagnosticBag diagnostics)
{
    // Every test has a state of its own.
    const int MaxTests = 1024;

    static readonly string[] s_fileKeys = ["rules", "given", "tests"];
    static readonly string[] s_testKeys = ["name", "given", "events", "capture", "filter", "fires", "silent"];
    static readonly string[] s_alertKeys = ["rule", "times", "output", "fields"];

    readonly Dictionary<string, SourceSpan> _names = [];

    public RuleTestFile Read()
    {
        var own = new DiagnosticBag();
        var documents = YamlReader.Read(source, own);
        // Two values for one key are two opinions: where a rules file is forgiven, a test is not.
        foreach (var item in own.Items) diagnostics.Add(item with { Severity = DiagnosticSeverity.Error });
        diagnostics.AddOmitted(own.Omitted);
        if (documents is not [YamlMapping root])
        {
            if (!own.HasErrors)
            {
                string found = documents.Count == 0 ? "nothing" : documents.Count > 1 ? "several documents" : documents[0].Kind;
                Error($"a test file is a mapping with the keys {string.Join(", ", s_fileKeys)}; this one holds {found}", documents.Count == 0 ? new SourceSpan(source, 0, 0) : documents[^1].Span);
            }

            return new RuleTestFile(source, [], []);
        }

        var file = new TestMapping(root, "a test file", s_fileKeys, diagnostics);
        var scene = new TestScene();
        if (file.Mapping("given") is { } given) new SceneReader(scene, diagnostics).Read(given);
        if (!file.Has("tests")) Error("a test file needs 'tests:', a sequence of them", root.Span);
        List<RuleTest> tests = [];
        foreach (var test in file.Mappings("tests"))
        {
            if (tests.Count == MaxTests)
            {
                Error($"more than {MaxTests} tests; expected them in several files", test.Span);
                break;
            }

            tests.Add(ReadTest(test, scene.Copy()));
        }

        if (file.Has("tests") && tests.Count == 0 && !diagnostics.HasErrors) Error("there is no test in 'tests:'", root.Span);
        return new RuleTestFile(source, file.Scalars("rules"), tests);
    }

    RuleTest ReadTest(YamlMapping mapping, TestScene scene)
    {
        var test = new TestMapping(mapping, "a test", s_testKeys, diagnostics);
        var name = test.Scalar("name");
        if (!test.Has("name")) Error("a test needs a name: 'name: what is tested'", mapping.Span);
        if (name is not null && !_names.TryAdd(name.Value, name.Span)) Error($"there is a test '{name.Value}' already, at {_names[name.Value].FileAndLine}", name.Span);
        var read = new RuleTest(name?.Value ?? "", name?.Span ?? mapping.Span);

        if (test.Mapping("given") is { } given) new SceneReader(scene, diagnostics).Read(given);
        ReadEvents(test, scene, read);
        ReadExpectations(test, read);
        return read;
    }

    void ReadEvents(TestMapping test, TestScene scene, RuleTest read)
    {
        read.Capture = test.Scalar("capture");
        if (!test.Has("capture"))
        {
            if (test.Find("filter") is { } filter) Error("a filter is for a capture; events that are written by hand need none", filter.Span);
            if (!test.Has("events")) Error("a test needs events: 'events:' with a sequence of them, or 'capture:' with the path of a .scap file", test.Span);
            var reader = new StepReader(scene, diagnostics);
            foreach (var step in test.Mappings("events")) reader.Read(step);
            if (test.Find("events") is YamlSequence { Items.Count: 0 } none) Error("nothing happens in this test; expected an event", none.Span);
            read.Blocks = [.. scene.Blocks, .. reader.Blocks];
            return;
        }

        foreach (string key in (string[])["events", "given"])
            if (test.Find(key) is { } other) Error($"a test has a capture or {key}, not both", other.Span);
        if (test.Scalar("filter") is { } condition) read.Filter = EventFilter.Compile(condition.Text, SyscallSource.Instance, diagnostics);
    }

    void ReadExpectations(TestMapping test, RuleTest read)
    {
        if (!test.Has("fires") && !test.Has("silent"))
        {
            Error("a test without an expectation proves nothing; expected 'fires:' with rules, or 'silent:' with rules or 'all'", test.Span);
            return;
        }

        read.Fires = [.. ReadFires(test)];
        var silent = test.Scalars("silent");
        read.OthersAreSilent = silent is [{ Value: "all" or "others" }];
        read.Silent = read.OthersAreSilent ? [] : silent;
        if (silent is [{ Value: "all" } all] && test.Has("fires")) Error("not all rules are silent in a test with 'fires:'", all.Span, "others");
        if (test.Has("silent") && silent.Count == 0) Error("'silent:' names no rule; expected one, or 'all'", test.Find("silent")!.Span);
        if (test.Has("fires") && read.Fires.Count == 0) Error("'fires:' names no rule; expected one, or 'silent: all' instead of it", test.Find("fires")!.Span);
        foreach (var rule in silent)
            if (read.Fires.Any(f => f.Rule.Value == rule.Value)) Error($"the rule '{rule.Value}' cannot fire and be silent", rule.Span);
    }

    IEnumerable<ExpectedAlert> ReadFires(TestMapping test)
    {
        IEnumerable<YamlNode> items = test.Find("fires") switch
        {
            null => [],
            YamlSequence sequence => sequence.Items,
            var single => [single],
        };
        foreach (var item in items)
        {
            if (item is YamlScalar { IsNull: false } rule) yield return new ExpectedAlert(rule);
            else if (item is YamlMapping mapping && ReadAlert(mapping) is { } alert) yield return alert;
            else if (item is not YamlMapping) Error($"fires holds {item.Kind}; expected the name of a rule, or a mapping with 'rule:'", item.Span);
        }
    }

    ExpectedAlert? ReadAlert(YamlMapping mapping)
    {
        var alert = new TestMapping(mapping, "an expected alert", s_alertKeys, diagnostics);
        if (!alert.Has("rule")) Error("an expected alert needs 'rule:' with the name of one", mapping.Span);
        if (alert.Scalar("rule") is not { } rule) return null;
        return new ExpectedAlert(rule)
        {
            Times = (int?)alert.Number("times", 1, int.MaxValue),
            Output = alert.Scalars("output"),
            Fields = alert.Mapping("fields") is { } fields ? [.. ReadFields(fields)] : [],
        };
    }

    IEnumerable<ExpectedField> ReadFields(YamlMapping fields)
    {
        foreach (var (key, node) in fields.Entries)
        {
            if (node is not YamlScalar value)
            {
                Error($"the value of {key.Value} is {node.Kind}; expected a single value", node.Span);
                continue;
            }

            var own = new DiagnosticBag();
            var format = OutputFormat.Compile(key.With($"%{key.Value}").Text, SyscallSource.Instance, own);
            foreach (var item in own.Items) diagnostics.Add(item with { Span = key.Span });
            if (format is { Only: null }) Error($"'{key.Value}' is no field", key.Span, Suggestions.Closest(key.Value, SyscallSource.Instance.Fields.All.Select(f => f.Name)));
            else if (format is not null) yield return new ExpectedField(key.Value, format, value);
        }
    }

    void Error(string message, SourceSpan span, string? suggestion = null) => diagnostics.Error(LoadCodes.RuleTest, message, span, suggestion);
}
