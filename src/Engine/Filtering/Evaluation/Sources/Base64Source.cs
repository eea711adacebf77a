using System.Buffers;
using System.Buffers.Text;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>b64</c>: decodes base64, with or without its padding. What is none has no value.</summary>
sealed class Base64Source(ValueSource source) : ValueSource(source.Type, isList: false)
{
    public override bool TryRead(scoped in EventContext context, out FieldValue value)
    {
        if (!source.TryRead(context, out value)) return false;
        var encoded = value.Bytes;
        value = default;
        for (int i = 0; i < 2 && encoded.Length > 0 && encoded[^1] == '='; i++) encoded = encoded[..^1];
        if (encoded.Length % 4 == 1) return false;

        var decoded = context.Scratch.Take((encoded.Length + 3) / 4 * 4);
        encoded.CopyTo(decoded);
        decoded[encoded.Length..].Fill((byte)'=');
        if (Base64.DecodeFromUtf8InPlace(decoded, out int written) != OperationStatus.Done) return false;
        value = FieldValue.Of(decoded[..written]);
        return true;
    }
}
