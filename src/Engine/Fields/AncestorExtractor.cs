using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Fields;

/// <summary>
/// Reads from one process what an ancestor field (<c>proc.aname</c>) compares; the value follows the rules of
/// <see cref="FieldExtractor"/>.
/// </summary>
/// <param name="context">The event, for its scratch.</param>
/// <param name="process">The process, one of those that <see cref="Ancestry"/> gives.</param>
/// <param name="value">The value.</param>
public delegate bool AncestorExtractor(scoped in EventContext context, ThreadEntry process, out FieldValue value);
