using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Gyrfalcon.Engine.Fields;

public sealed partial class FieldCatalogue
{
    /// <summary>Finds the field that a rule names and reads its argument.</summary>
    /// <param name="name">The name; an argument may follow after a dot (<c>evt.arg.flags</c>).</param>
    /// <param name="argument">What stood in brackets, without quotes; null without brackets.</param>
    /// <param name="field">The field; null when there is none.</param>
    /// <param name="error">What is wrong, for a person; null when nothing is.</param>
    /// <param name="suggestion">The name that was probably meant; null when none comes close.</param>
    public bool TryBind(string name, string? argument, [NotNullWhen(true)] out BoundField? field, [NotNullWhen(false)] out string? error, out string? suggestion)
    {
        field = Bind(name, argument, out var mistake);
        error = field is null ? mistake.Message : null;
        suggestion = field is null ? mistake.Suggest() : null;
        return field is not null;
    }

    /// <summary>
    /// The same for those who do not report what is wrong, which is what takes time: it was 40 % of loading the upstream rules, whose
    /// constants are all looked at for names of fields.
    /// </summary>
    public BoundField? Bind(string name, string? argument) => Bind(name, argument, out _);

    BoundField? Bind(string name, string? argument, out FieldMistake mistake)
    {
        if (Find(name) is { } exact)
            return TryReadArgument(exact, argument, out var read, out mistake) ? new BoundField(exact, read, argument is null ? name : $"{name}[{argument}]") : null;

        if (argument is null && FindByDot(name) is { } dotted)
            return TryReadKey(dotted, name[(dotted.Name.Length + 1)..], out var read, out mistake) ? new BoundField(dotted, read, name) : null;

        mistake = new FieldMistake($"there is no field {(argument is null ? name : $"{name}[{argument}]")}", name, () => _byName.Keys);
        return null;
    }

    // No field with a dotted argument is the beginning of another one, so the first hit is the only one.
    Field? FindByDot(string name)
    {
        int last = Math.Min(name.Length - 1, _longestName);
        for (int dot = name.LastIndexOf('.', last); dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            if (Find(name[..dot]) is { } field && (field.Argument & FieldArgument.Dot) != 0) return field;
        }

        return null;
    }

    static bool TryReadArgument(Field field, string? text, out BoundArgument argument, out FieldMistake mistake)
    {
        argument = field.NewArgument();
        mistake = default;
        if (text is null)
        {
            if ((field.Argument & FieldArgument.Required) == 0) return true;
            mistake = new FieldMistake($"{field.Name} needs an argument: {FieldWords.ArgumentOf(field)}");
            return false;
        }

        if ((field.Argument & FieldArgument.Index) != 0 && TryReadIndex(text, out long index))
        {
            argument = argument with { Index = index };
            return true;
        }

        if ((field.Argument & FieldArgument.Key) != 0) return TryReadKey(field, text, out argument, out mistake);

        mistake = new FieldMistake((field.Argument & ~FieldArgument.Required) == FieldArgument.None
            ? $"{field.Name} takes no argument"
            : $"'{text}' is no argument of {field.Name}: {FieldWords.ArgumentOf(field)}");
        return false;
    }

    static bool TryReadKey(Field field, string text, out BoundArgument argument, out FieldMistake mistake)
    {
        argument = field.NewArgument();
        mistake = default;
        if (text.Length == 0 || (field.Has(FieldTraits.Plugin) && text.Contains(' ')))
        {
            mistake = new FieldMistake($"'{text}' is no argument of {field.Name}: {FieldWords.ArgumentOf(field)}");
            return false;
        }

        if (field.BindKey is null)
        {
            argument = argument with { Key = Encoding.UTF8.GetBytes(text) };
            return true;
        }

        if (field.BindKey(text) is { } bound)
        {
            argument = bound;
            return true;
        }

        mistake = new FieldMistake($"'{text}' is no argument of {field.Name}", text, field.Keys, $"{field.Name}.");
        return false;
    }

    // Digits alone: the sign and the leading blanks that scanf would take mean nothing here.
    static bool TryReadIndex(string text, out long index) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
