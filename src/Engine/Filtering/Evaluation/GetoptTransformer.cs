using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Filtering.Evaluation;

/// <summary>
/// <c>getopt(args, "ab:")</c>: reads short options as getopt(3) does, up to <c>--</c>, <c>-</c> or the first argument that is no
/// option; <c>--long</c> ones are passed over. It gives each option and, where it takes one, its value (empty when missing);
/// an unknown option is <c>?</c>. With <c>[b]</c> it gives the last value of that option, or the option itself when it takes none;
/// NULL when it is not there.
/// </summary>
sealed class GetoptTransformer(ValueSource arguments, ValueSource options, byte? selected, string key)
    : ValueSource(FieldType.String, isList: selected is null, arguments.Scope | options.Scope, key)
{
    public override bool TryGet(scoped in EventContext context, out FieldValue value)
    {
        value = default;
        if (!options.TryGet(context, out var known) || !arguments.TryGet(context, out var given)) return false;
        var list = new ScratchText(context.Scratch);
        ReadOnlySpan<byte> last = default;
        bool found = false;
        var elements = new ListElements(given.Bytes);
        while (elements.MoveNext())
        {
            var argument = elements.Current;
            if (argument.Length > 2 && argument[0] == '-' && argument[1] == '-') continue;
            if (argument.Length < 2 || argument[0] != '-' || argument[1] == '-') break;
            for (int i = 1; i < argument.Length; i++)
            {
                var name = argument.Slice(i, 1);
                int place = name[0] == ':' ? -1 : known.Bytes.IndexOf(name[0]);
                bool wanted = selected is null || selected == name[0];
                if (place < 0)
                {
                    if (selected is null) ListElements.Append(ref list, "?"u8);
                    continue;
                }

                if (place + 1 >= known.Bytes.Length || known.Bytes[place + 1] != ':')
                {
                    if (!wanted) continue;
                    if (selected is null) ListElements.Append(ref list, name);
                    last = name;
                    found = true;
                    continue;
                }

                // The value is the rest of the argument, or the next one.
                var taken = argument[(i + 1)..];
                bool hasValue = !taken.IsEmpty;
                if (!hasValue && elements.MoveNext())
                {
                    taken = elements.Current;
                    hasValue = true;
                }

                if (wanted)
                {
                    if (selected is null && hasValue) ListElements.Append(ref list, name);
                    if (selected is null) ListElements.Append(ref list, taken);
                    last = taken;
                    found = true;
                }

                break;
            }
        }

        if (selected is not null && !found) return false;
        value = FieldValue.Of(selected is null ? list.Finish() : last);
        return true;
    }
}
