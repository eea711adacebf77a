using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine;

/// <summary>Takes the match of a rule; the context is valid until it returns.</summary>
public delegate void MatchHandler(Rule rule, scoped in EventContext context);
