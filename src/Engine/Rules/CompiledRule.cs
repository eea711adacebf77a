using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Evaluation;

namespace Gyrfalcon.Engine.Rules;

/// <summary>A rule with its condition made ready.</summary>
sealed record CompiledRule(Rule Rule, FilterNode Condition, EventCodeSet Events);
