using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>
/// What the agent has to tell of itself: events were dropped, a reload failed. It goes where alerts go, with the source
/// <c>internal</c> (<c>config-cli</c> §4).
/// </summary>
/// <param name="Rule">What stands for the name of a rule, <c>Falco internal: …</c> as tools know it.</param>
/// <param name="Priority">How grave it is.</param>
/// <param name="Message">The text.</param>
/// <param name="Fields">The values.</param>
public sealed record InternalAlert(string Rule, Priority Priority, string Message, InternalFields Fields);
