using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>basename()</c>: what follows the last slash; empty when the path ends with one.</summary>
sealed class BasenameTransformer(ValueSource source, string key) : ElementTransformer(source, key)
{
    protected override bool TryTransform(ReadOnlySpan<byte> input, Scratch scratch, out ReadOnlySpan<byte> output)
    {
        output = input[(input.LastIndexOf((byte)'/') + 1)..];
        return true;
    }
}
