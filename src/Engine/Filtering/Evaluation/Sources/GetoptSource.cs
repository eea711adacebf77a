using System.Buffers.Binary;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// <c>getopt</c>: reads a list of arguments as getopt(3) would. Without a letter in brackets it gives options and values as a list
/// (an unknown option as <c>?</c>); with one, the last value of that option, or its letter when it takes none.
/// </summary>
sealed class GetoptSource(ValueSource arguments, byte[] options, byte? wanted) : ValueSource(FieldType.String, isList: wanted is null)
{
    public override bool TryRead(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        if (!arguments.TryRead(context, out var list)) return false;
        var found = new ScratchText(context.Scratch);
        ReadOnlySpan<byte> last = default;
        bool hasLast = false;

        var items = new ListItems(list.Bytes);
        while (items.MoveNext())
        {
            var token = items.Current;
            if (token.Length < 2 || token[0] != '-' || token.SequenceEqual("--"u8)) break;
            if (token[1] == '-') continue;
            for (int i = 1; i < token.Length; i++)
            {
                var letter = token.Slice(i, 1);
                int at = letter[0] == ':' ? -1 : options.AsSpan().IndexOf(letter[0]);
                bool takesValue = at >= 0 && at + 1 < options.Length && options[at + 1] == ':';
                var argument = letter;
                if (takesValue)
                {
                    argument = token[(i + 1)..];
                    if (argument.IsEmpty && items.MoveNext()) argument = items.Current;
                    i = token.Length;
                }

                if (at >= 0 && letter[0] == wanted)
                {
                    last = argument;
                    hasLast = true;
                }

                Append(ref found, at < 0 ? "?"u8 : letter);
                if (takesValue) Append(ref found, argument);
            }
        }

        if (wanted is not null)
        {
            value = FieldValue.Of(last);
            return hasLast;
        }

        value = FieldValue.Of(found.Text);
        return true;
    }

    static void Append(ref ScratchText text, scoped ReadOnlySpan<byte> item)
    {
        Span<byte> prefix = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(prefix, item.Length);
        text.Append(prefix);
        text.Append(item);
    }
}
