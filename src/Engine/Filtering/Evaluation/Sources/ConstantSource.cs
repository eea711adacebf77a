using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>A constant text, as an argument of a transformer.</summary>
sealed class ConstantSource(byte[] text) : ValueSource(FieldType.String, isList: false)
{
    public override bool TryRead(scoped in EventContext context, out FieldValue value)
    {
        value = FieldValue.Of(text);
        return true;
    }
}
