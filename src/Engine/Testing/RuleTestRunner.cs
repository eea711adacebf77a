using System.Diagnostics;
using System.Text;
using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Runs tests against a set of rules: their events go the way of every event, through state and rules, to alerts.</summary>
/// <param name="rules">The rules. For tests they are loaded with <see cref="RuleMatching.All"/>: else a rule could hide another.</param>
/// <param name="openCapture">Opens the capture of a test.</param>
public sealed class RuleTestRunner(RulesCompilation rules, Func<RuleTest, IEventSource> openCapture)
{
    // A rule that fires on every event of a long capture is to be told of, not to be kept.
    const int MaxAlerts = 10_000;

    /// <summary>
    /// How rules are loaded for tests: one rule hides no other, and what is disabled until somebody wants it is tested as well.
    /// </summary>
    public static RulesOptions Options { get; } = new() { Matching = RuleMatching.All, Selections = [new RuleSelection(Enables: true) { Rule = Everything() }] };

    /// <summary>Whether rules remember earlier events (<c>evt.deltatime</c>), so that each test needs them anew.</summary>
    public bool NeedsFreshRules { get; } = rules.Rules.Any(r => r.Condition.KeepsItsPlace);

    /// <summary>Runs a test.</summary>
    /// <exception cref="CaptureException">Its capture cannot be read.</exception>
    public RuleTestResult Run(RuleTest test)
    {
        var clock = Stopwatch.StartNew();
        List<RaisedAlert> alerts = [];
        var detector = new Detector(new HostState(), rules.Ruleset, (Rule rule, scoped in EventContext context) =>
        {
            if (alerts.Count < MaxAlerts && test.Filter?.Matches(context) != false) alerts.Add(Alert(test, rule, context));
        });
        using (var events = Open(test))
        {
            while (events.Read(out var view) == ReadResult.Event) detector.Process(view);
        }

        detector.Complete();
        var failures = Expectations.Check(test, alerts);
        return new RuleTestResult(test, alerts, failures, clock.Elapsed);
    }

    /// <summary>Explains why a rule did or did not fire in a test.</summary>
    /// <param name="test">The test.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="number">The number of the event to explain; null for those that came nearest.</param>
    public RuleExplainer Explain(RuleTest test, RuleCompilation rule, long? number)
    {
        var explainer = new RuleExplainer(new HostState(), rules, rule, number is { } chosen ? new SortedSet<long> { chosen } : new SortedSet<long>(), count: 1);
        using (var events = Open(test))
        {
            while (events.Read(out var view) == ReadResult.Event) explainer.Process(view);
        }

        explainer.Complete();
        return explainer;
    }

    internal IEventSource Open(RuleTest test) => test.Capture is null ? new BlockSource(test.Blocks) : openCapture(test);

    static MappedText Everything()
    {
        var place = new SourceSpan(new SourceText("gyr test", "*"), 0, 1);
        return new MappedTextBuilder().Append("*", place).ToText(place);
    }

    static RaisedAlert Alert(RuleTest test, Rule rule, scoped in EventContext context)
    {
        List<(ExpectedField, string)> fields = [];
        foreach (var expected in test.Fires.Where(f => f.Rule.Value == rule.Name).SelectMany(f => f.Fields))
        {
            var text = new ScratchText(context.Scratch);
            expected.Format.AppendTo(ref text, context);
            fields.Add((expected, Encoding.UTF8.GetString(text.Text)));
        }

        return new RaisedAlert(rule.Name, context.Number, Encoding.UTF8.GetString(AlertFormatter.Message(rule, context)), fields);
    }
}
