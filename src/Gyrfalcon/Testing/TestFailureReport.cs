using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Testing;

namespace Gyrfalcon.Testing;

/// <summary>A failure with what explains it.</summary>
/// <param name="Failure">The failure.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Explainer">The rule over the events of the test; null when nothing is to be explained.</param>
sealed record TestFailureReport(TestFailure Failure, RuleCompilation Rule, RuleExplainer? Explainer);
