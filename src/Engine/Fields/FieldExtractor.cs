using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// Reads a field from an event and its state. Returns false when there is no value (NULL: every comparison is false,
/// output shows <c>&lt;NA&gt;</c>). It allocates nothing; what it composes goes into the context's scratch.
/// </summary>
/// <param name="context">The event.</param>
/// <param name="argument">The argument in brackets, resolved when the field was bound; default when there is none.</param>
/// <param name="value">The value.</param>
public delegate bool FieldExtractor(scoped in EventContext context, in BoundArgument argument, out FieldValue value);
