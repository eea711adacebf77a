using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether a text, a buffer or an address is one of several constants.</summary>
sealed class TextSetTest(IEnumerable<byte[]> operands) : ValueTest
{
    readonly ByteStringSet _set = new(operands);

    public override double Chance => Math.Min(0.6, 0.004 * _set.Items.Count);

    public override IReadOnlyList<Constant> Required => [.. _set.Items.Select(item => new Constant(ConstantMatch.Equal, item, 0))];

    public override bool Matches(scoped in FieldValue value) => _set.Contains(value.Bytes);
}
