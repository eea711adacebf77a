using Gyrfalcon.Engine.Fields;

namespace Gyrfalcon.Listing;

/// <summary>Explains fields to people: in columns and colour on a terminal, as plain lines elsewhere.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isTerminal">Whether it is a terminal that takes ANSI colours.</param>
sealed class FieldExplanation(TextWriter writer, bool isTerminal)
{
    const int Labels = 13, Texts = 90;
    const string Bold = "\e[1m", Faint = "\e[2m", Reset = "\e[0m";

    /// <summary>Writes all that is known of a field.</summary>
    public void Write(Field field, IReadOnlyList<string> sources)
    {
        WriteLine("field", field.Name, Bold);
        WriteLine("type", FieldWords.TypeOf(field));
        WriteLine("argument", Argument(field));
        WriteLine("description", field.Description);
        WriteLine("example", field.Example);
        WriteLine("reads", string.Join(", ", FieldWords.ScopeOf(field)));
        WriteLine("limits", string.Join(", ", FieldWords.LimitsOf(field)));
        WriteLine("deprecated", field.IsDeprecated ? "yes" : "no");
        WriteLine("sources", string.Join(", ", sources));
    }

    /// <summary>Writes one line for each field: name, type and description; between them a tab where there are no columns.</summary>
    public void WriteList(IReadOnlyList<Field> fields)
    {
        int names = fields.Max(f => f.Name.Length) + 2;
        int types = fields.Max(f => FieldWords.TypeOf(f).Length) + 2;
        foreach (var field in fields)
        {
            string type = FieldWords.TypeOf(field);
            writer.WriteLine(isTerminal
                ? $"{Bold}{field.Name.PadRight(names)}{Reset}{Faint}{type.PadRight(types)}{Reset}{WordWrap.Wrap(field.Description, names + types, Texts).TrimEnd()}"
                : $"{field.Name}\t{type}\t{field.Description}");
        }
    }

    static string Argument(Field field) =>
        field.Argument == FieldArgument.None ? "none" : $"{FieldWords.ArgumentOf(field)}; {(FieldTags.IsArgumentRequired(field) ? "required" : "optional")}";

    void WriteLine(string label, string text, string style = "")
    {
        if (text.Length == 0) return;
        writer.WriteLine(isTerminal
            ? $"{Faint}{label,-Labels}{Reset}{style}{WordWrap.Wrap(text, Labels, Texts).TrimEnd()}{(style.Length > 0 ? Reset : "")}"
            : $"{label}: {text}");
    }
}
