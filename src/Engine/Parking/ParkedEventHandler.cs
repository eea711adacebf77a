using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Parking;

/// <summary>
/// Looks at an event that has waited, as it was when it happened: when something that it waited for has come, and for the last time
/// when nothing is awaited any more. The context is valid until it returns.
/// </summary>
/// <param name="context">
/// The event. <see cref="EventContext.ContainerFailure"/> and <see cref="EventContext.PodFailure"/> say why something is still not known.
/// </param>
/// <param name="ruleset">The set that those are of.</param>
/// <param name="rules">The rules that waited.</param>
/// <returns>Those that wait on for what <see cref="EventContext.Awaited"/> says; none when the event is decided.</returns>
delegate Rule[] ParkedEventHandler(scoped in EventContext context, Ruleset ruleset, Rule[] rules);
