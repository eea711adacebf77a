namespace Gyrfalcon.Engine.Testing;

/// <summary>What became of a test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Alerts">The alerts in order.</param>
/// <param name="Failures">The expectations that were not met; none when it passed.</param>
/// <param name="Duration">How long it took.</param>
public sealed record RuleTestResult(RuleTest Test, IReadOnlyList<RaisedAlert> Alerts, IReadOnlyList<TestFailure> Failures, TimeSpan Duration)
{
    /// <summary>Whether every expectation was met.</summary>
    public bool IsPassed => Failures.Count == 0;
}
