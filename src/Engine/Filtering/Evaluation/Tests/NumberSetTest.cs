using System.Collections.Frozen;
using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether a number is in a set.</summary>
sealed class NumberSetTest(IEnumerable<ulong> numbers) : ValueTest
{
    readonly FrozenSet<ulong> _numbers = numbers.ToFrozenSet();

    public override bool Test(scoped FieldValue value) => _numbers.Contains(value.Number);
}
