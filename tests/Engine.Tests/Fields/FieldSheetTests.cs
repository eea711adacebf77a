using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Tests.Fields;

/// <summary>The catalogue against the list of the reference's fields.</summary>
public sealed class FieldSheetTests
{
    [Fact]
    public void Catalogue_HasEveryFieldOfTheReferenceAsItIsThere()
    {
        List<string> wrong = [];
        HashSet<string> own = [.. SyscallSource.Instance.Fields.All.Select(f => f.Name)];
        foreach (string line in File.ReadLines(Shared.File("spec/fields.tsv")))
        {
            // name, type, argument, provider, deprecated, uses in conditions, uses in outputs, notes, print format
            string[] cells = line.Split('\t');
            if (line.StartsWith('#') || cells.Length < 8 || !(cells[3].Contains("built-in", StringComparison.Ordinal) || s_plugins.Any(p => cells[3].Contains(p, StringComparison.Ordinal)))) continue;
            own.Remove(cells[0]);
            if (SyscallSource.Instance.Fields.Find(cells[0]) is not { } field)
            {
                wrong.Add($"{cells[0]} is missing");
                continue;
            }

            string type = field.IsList ? $"list<{NameOf(field.Type)}>" : field.TakesTypeOfParameter ? "dynamic" : NameOf(field.Type);
            if (type != cells[1]) wrong.Add($"{field.Name} is {type}, not {cells[1]}");
            if ((field.Argument != FieldArgument.None) != (cells[2] != "none")) wrong.Add($"{field.Name} takes {field.Argument}, not {cells[2]}");
            if (((field.Argument & FieldArgument.Required) != 0) != cells[2].StartsWith("required", StringComparison.Ordinal)) wrong.Add($"{field.Name} takes {field.Argument}, not {cells[2]}");
            if (field.IsDeprecated != (cells[4] == "yes")) wrong.Add($"{field.Name}: deprecated {cells[4]}");
            foreach (var (note, trait) in s_notes)
            {
                if (field.Has(trait) != cells[7].Contains(note, StringComparison.Ordinal)) wrong.Add($"{field.Name}: {note} is in '{cells[7]}' or should not be");
            }
        }

        Assert.Equal("", string.Join('\n', wrong));

        // What is there beyond them is told to those who come from the reference.
        string differences = File.ReadAllText(FieldReferenceTests.PagePath("differences.md"));
        Assert.All(own, name => Assert.Contains($"`{name}`", differences));
    }

    // What is a plugin there and built in here.
    static readonly string[] s_plugins = ["container plugin", "k8smeta plugin"];

    static readonly (string Note, FieldTraits Trait)[] s_notes =
    [
        ("no-rhs", FieldTraits.NoRightHandSide),
        ("no-transformer", FieldTraits.NoTransformers),
        ("filter-only", FieldTraits.FilterOnly),
        ("print-only", FieldTraits.PrintOnly),
        ("suggested-output", FieldTraits.Suggested),
    ];

    static string NameOf(FieldType type) => type switch
    {
        FieldType.Buffer => "bytebuf",
        FieldType.IpAddress => "ipaddr",
        _ => type.ToString().ToLowerInvariant(),
    };
}
