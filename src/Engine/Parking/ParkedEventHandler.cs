using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Parking;

/// <summary>Takes an event that has waited for its container, as it was when it happened; the context is valid until it returns.</summary>
/// <param name="context">The event. <see cref="EventContext.ContainerFailure"/> says why the container is still not known.</param>
/// <param name="rules">The rules that waited.</param>
delegate void ParkedEventHandler(scoped in EventContext context, Rule[] rules);
