using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether a number is one of several constants.</summary>
sealed class NumberSetTest(IEnumerable<ulong> operands) : ValueTest
{
    readonly ulong[] _sorted = [.. operands.Distinct().Order()];

    public override IReadOnlyList<Constant> Required => [.. _sorted.Select(number => new Constant(ConstantMatch.Number, [], number))];

    public override bool Matches(scoped in FieldValue value) => Array.BinarySearch(_sorted, value.Number) >= 0;
}
