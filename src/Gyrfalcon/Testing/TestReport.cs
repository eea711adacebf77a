using Gyrfalcon.Engine.Testing;

namespace Gyrfalcon.Testing;

/// <summary>A result with what explains its failures.</summary>
/// <param name="Result">The result.</param>
/// <param name="Failures">Its failures.</param>
sealed record TestReport(RuleTestResult Result, IReadOnlyList<TestFailureReport> Failures);
