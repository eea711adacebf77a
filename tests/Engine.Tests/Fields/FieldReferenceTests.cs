using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Tests.Fields;

public class FieldReferenceTests
{
    /// <summary>With <c>GYR_UPDATE=1</c> the page is written instead of compared.</summary>
    [Fact]
    public void Page_RenderedFromTheCatalogue_EqualsTheCommittedFile()
    {
        string path = PagePath("fields.md");
        string expected = Render();
        if (Environment.GetEnvironmentVariable("GYR_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, "docs/reference/fields.md is older than the catalogue; GYR_UPDATE=1 writes it");
    }

    static string Render()
    {
        StringBuilder page = new();
        page.Append("""
            # Fields

            What conditions and outputs can name. This page is rendered from the field catalogue (`src/Engine/Fields`) by a test;
            `GYR_UPDATE=1` writes it anew.

            A field that has no value for an event makes every comparison false, `!=` too; only `not` turns that round. In an alert it is
            `<NA>`, in JSON `null`. An argument stands in brackets (`proc.aname[2]`, `proc.env[HOME]`) or after a dot (`evt.arg.flags`).

            """.ReplaceLineEndings("\n"));
        foreach (var fields in SyscallSource.Instance.Fields.Classes)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {fields.Title}\n\n{fields.Description}\n\n| field | type | meaning | example |\n|---|---|---|---|\n");
            foreach (var field in fields.Fields.Where(f => !f.Has(FieldTraits.Hidden)))
                page.Append(CultureInfo.InvariantCulture, $"| `{NameOf(field)}` | {FieldWords.TypeOf(field)} | {Escape(field.Description)}{NotesOf(field)} | {ExampleOf(field)} |\n");
        }

        return page.ToString();
    }

    static string NameOf(Field field)
    {
        bool isRequired = (field.Argument & FieldArgument.Required) != 0;
        List<string> shapes = [];
        if ((field.Argument & FieldArgument.Index) != 0) shapes.Add("[n]");
        if ((field.Argument & FieldArgument.Key) != 0) shapes.Add("[name]");
        if ((field.Argument & FieldArgument.Dot) != 0) shapes.Add(".name");
        if (shapes.Count == 0) return field.Name;
        string all = string.Join(" or ", shapes);
        return isRequired ? $"{field.Name}{all}" : $"{field.Name}` or `{field.Name}{all}";
    }

    static string NotesOf(Field field)
    {
        StringBuilder notes = new();
        if (field.Has(FieldTraits.Deprecated)) notes.Append(" *Deprecated.*");
        if (field.Has(FieldTraits.FilterOnly)) notes.Append(" *For conditions.*");
        if (field.Has(FieldTraits.PrintOnly)) notes.Append(" *For outputs.*");
        return notes.ToString();
    }

    static string ExampleOf(Field field) => field.Example.Length == 0 ? "" : $"`{field.Example.Replace("|", "\\|", StringComparison.Ordinal)}`";

    // A bar ends a cell, and angle brackets outside of code are taken for HTML.
    static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<NA>", "`<NA>`", StringComparison.Ordinal).Replace("``", "`", StringComparison.Ordinal);

    internal static string PagePath(string name, [CallerFilePath] string self = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(self)!, "../../../docs/reference", name));
}
