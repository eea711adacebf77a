using System.Globalization;

namespace Gyrfalcon.Engine.Testing;

/// <summary>Compares what a test expects with the alerts that were raised.</summary>
static class Expectations
{
    /// <summary>What was not met.</summary>
    public static List<TestFailure> Check(RuleTest test, IReadOnlyList<RaisedAlert> alerts)
    {
        List<TestFailure> failures = [];
        foreach (var expected in test.Fires)
            if (Check(expected, [.. alerts.Where(a => a.Rule == expected.Rule.Value)]) is { } failure) failures.Add(failure);
        foreach (var rule in alerts.Where(a => test.IsSilent(a.Rule)).GroupBy(a => a.Rule))
        {
            var place = test.Silent.FirstOrDefault(s => s.Value == rule.Key)?.Span ?? test.Place;
            failures.Add(new TestFailure(rule.Key, $"fired {Times(rule.Count())}, expected silence", place, rule.First().Event));
        }

        return failures;
    }

    static TestFailure? Check(ExpectedAlert expected, List<RaisedAlert> alerts)
    {
        string rule = expected.Rule.Value;
        if (alerts.Count == 0) return new TestFailure(rule, "did not fire", expected.Rule.Span) { IsMissing = true };
        if (expected.Times is { } times && alerts.Count != times) return new TestFailure(rule, $"fired {Times(alerts.Count)}, expected {Times(times)}", expected.Rule.Span);

        // All must hold of one alert; of those that hold less, the best is told.
        var best = alerts.MinBy(a => Mismatches(expected, a).Count())!;
        return Mismatches(expected, best).FirstOrDefault() is { Text: not null } first ? new TestFailure(rule, first.Text, first.Place) : null;
    }

    static IEnumerable<(string Text, Diagnostics.SourceSpan Place)> Mismatches(ExpectedAlert expected, RaisedAlert alert)
    {
        foreach (var text in expected.Output)
            if (!alert.Output.Contains(text.Value, StringComparison.Ordinal)) yield return ($"its output does not hold '{text.Value}': {alert.Output}", text.Span);
        foreach (var (field, value) in alert.Fields)
            if (expected.Fields.Contains(field) && value != field.Value.Value) yield return ($"{field.Name} is '{value}', expected '{field.Value.Value}'", field.Value.Span);
    }

    static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");
}
