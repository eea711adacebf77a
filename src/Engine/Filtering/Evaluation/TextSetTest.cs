using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether a text, a buffer or an address is one of several constants.</summary>
sealed class TextSetTest(IEnumerable<byte[]> operands) : ValueTest
{
    readonly ByteStringSet _set = new(operands);

    public override bool Matches(scoped in FieldValue value) => _set.Contains(value.Bytes);
}
