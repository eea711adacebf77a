using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>basename</c>: what is behind the last slash; empty behind a trailing one.</summary>
sealed class BasenameSource(ValueSource source) : ValueSource(source.Type, isList: false)
{
    public override bool TryRead(scoped in EventContext context, out FieldValue value)
    {
        if (!source.TryRead(context, out value)) return false;
        value = FieldValue.Of(value.Bytes[(value.Bytes.LastIndexOf((byte)'/') + 1)..]);
        return true;
    }
}
