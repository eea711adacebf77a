using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>Whether text or bytes are in a set.</summary>
sealed class ByteSetTest(ByteSet set) : ValueTest
{
    public override bool Test(scoped FieldValue value) => set.Contains(value.Bytes);
}
