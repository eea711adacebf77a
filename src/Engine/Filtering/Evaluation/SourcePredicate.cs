using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A predicate that is true exactly when one of the values of a source passes a test.</summary>
/// <param name="sourceKey">The same for predicates that test the same values.</param>
/// <param name="scope">Whose state the source reads.</param>
/// <param name="test">The test; null passes every value.</param>
abstract class SourcePredicate(string sourceKey, FieldScope scope, ValueTest? test) : FilterNode(scope, Estimate.Of(scope, test))
{
    public string SourceKey => sourceKey;

    /// <summary>Constants of which a value has to agree with one for the predicate to be true; null when there are none to name.</summary>
    public IReadOnlyList<Constant>? Required => test?.Required;

    /// <summary>Looks up every value of the source.</summary>
    public abstract void LookUp(scoped in EventContext context, ConstantIndex index, scoped Span<ulong> hits);
}
