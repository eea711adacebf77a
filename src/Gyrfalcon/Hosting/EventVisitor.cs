using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Hosting;

/// <summary>Takes one event of a capture; the context is valid until it returns.</summary>
/// <returns>Whether to go on.</returns>
delegate bool EventVisitor(scoped in EventContext context);
