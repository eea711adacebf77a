using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether a number is one of several constants.</summary>
sealed class NumberSetTest(IEnumerable<ulong> operands) : ValueTest
{
    readonly ulong[] _sorted = [.. operands.Distinct().Order()];

    public override bool Matches(scoped in FieldValue value) => Array.BinarySearch(_sorted, value.Number) >= 0;
}
