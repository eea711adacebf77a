using System.Text;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary><c>tolower()</c> and <c>toupper()</c>: ASCII letters alone, as in the C locale.</summary>
sealed class CaseTransformer(ValueSource source, bool upper, string key) : ElementTransformer(source, key)
{
    protected override bool TryTransform(ReadOnlySpan<byte> input, Scratch scratch, out ReadOnlySpan<byte> output)
    {
        var room = scratch.Take(input.Length);
        input.CopyTo(room);
        for (int i = 0; i < room.Length;)
        {
            // Stops before a byte that is no ASCII, which stays as it is.
            int done;
            if (upper) Ascii.ToUpperInPlace(room[i..], out done);
            else Ascii.ToLowerInPlace(room[i..], out done);
            i += done + 1;
        }

        output = room;
        return true;
    }
}
