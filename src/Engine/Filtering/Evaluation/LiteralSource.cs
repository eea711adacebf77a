using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A constant text.</summary>
sealed class LiteralSource(byte[] bytes, string key) : ValueSource(FieldType.String, isList: false, FieldScope.None, key)
{
    public byte[] Bytes => bytes;

    public override bool TryGet(scoped in EventContext context, out FieldValue value)
    {
        value = FieldValue.Of(bytes);
        return true;
    }
}
