using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Compares what a transformer gives with constants; false when it gives no value.</summary>
sealed class ValuePredicate(ValueSource source, ValueTest test) : SourcePredicate(source.Key, source.Scope, test)
{
    readonly ValueTest _test = test;

    public override void LookUp(scoped in EventContext context, ConstantIndex index, scoped Span<ulong> hits)
    {
        if (source.TryGet(context, out var value)) index.LookUp(value, context.Scratch, hits);
    }

    private protected override bool Compute(scoped in EventContext context) => source.TryGet(context, out var value) && _test.Matches(value);
}
