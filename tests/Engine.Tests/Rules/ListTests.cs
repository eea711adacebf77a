using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules.Loading;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class ListTests
{
    [Theory]
    [InlineData("proc.name in (l)", "proc.name in ( a, b )")]
    [InlineData("proc.name in ( x , l , y )", "proc.name in ( x , a, b , y )")]
    [InlineData("proc.name in (x,l)", "proc.name in (x, a, b )")]
    [InlineData("proc.name in (list, l.x, xl)", "proc.name in (list, l.x, xl)")]
    [InlineData("proc.name = l", "proc.name = a, b ")]
    [InlineData("proc.name = \"l\"", "proc.name = \"l\"")]
    [InlineData("proc.name = \"x l y\"", "proc.name = \"x a, b y\"")]
    [InlineData("proc.name in (empty)", "proc.name in ( )")]
    [InlineData("proc.name in (x, empty)", "proc.name in (x )")]
    [InlineData("proc.name in (empty, x)", "proc.name in ( x)")]
    [InlineData("proc.name in (blank)", "proc.name in ( \"a b\", 'c d', e )")]
    [InlineData("proc.name in (outer)", "proc.name in ( x, a, b )")]
    [InlineData("proc.name in (late)", "proc.name in ( a, b , x )")]
    [InlineData("l and l", "a, b and a, b ")]
    public void Apply_NameBetweenDelimiters_BecomesTheItems(string condition, string expected)
    {
        ListSubstitution lists = Lists(
            ("late", ["first", "x"]), ("l", ["a", "b"]), ("empty", []), ("blank", ["a b", "'c d'", "e"]), ("outer", ["x", "l"]), ("first", ["l"]));

        MappedText? text = lists.Apply(Text(condition), placesOfItems: true, new DiagnosticBag());

        Assert.Equal(Squeeze(expected), Squeeze(text!.Text));
    }

    [Fact]
    public void Apply_ListOfALaterList_IsReplacedInTurn()
    {
        // What an earlier list brought in is seen by the later ones, and not the other way. The second takes the first one's items as
        // its own, because it is defined behind it, and that is not looked at again.
        ListSubstitution lists = Lists(("one", ["two"]), ("two", ["x", "one"]));

        Assert.Equal("(x, two )", Squeeze(lists.Apply(Text("(one)"), placesOfItems: true, new DiagnosticBag())!.Text));
    }

    [Fact]
    public void Apply_ListsThatExplode_AreRefused()
    {
        var lists = Lists([.. Enumerable.Range(0, 40).Select(i => ($"l{i}", (string[])[$"l{i + 1}", "-", $"l{i + 1}"]))]);
        var diagnostics = new DiagnosticBag();

        Assert.Null(lists.Apply(Text("(l0)"), placesOfItems: true, diagnostics));

        Assert.Contains("longer than 8 MiB", Assert.Single(diagnostics.Items).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_ManyListsAndALongCondition_IsDoneInTime()
    {
        var lists = Lists([.. Enumerable.Range(0, 50_000).Select(i => ($"l{i}", (string[])["x"]))]);
        string condition = string.Join(", ", Enumerable.Range(0, 50_000).Select(i => $"word{i}"));

        Assert.Equal(condition, lists.Apply(Text(condition), placesOfItems: true, new DiagnosticBag())!.Text);
    }

    [Fact]
    public void Load_WrongItemOfAList_IsFoundInTheList()
    {
        var result = RulesText.Load("- list: calls\n  items: [open, opne]\n" + RulesText.Rule("evt.type in (calls)"));

        Assert.Equal(["a.yaml:2:17: unknown event type opne"], RulesText.Errors(result));
    }

    [Fact]
    public void Load_ListWhereOneValueStands_IsFoundInTheCondition()
    {
        var result = RulesText.Load("- list: shells\n  items: [sh, bash]\n" + RulesText.Rule("evt.type = execve and proc.name = shells"));

        Assert.StartsWith("a.yaml:5:48: ", Assert.Single(RulesText.Errors(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AppendedItems_ComeBehindTheOthers()
    {
        var result = RulesText.Load(
            "- list: l\n  items: [open]\n" + RulesText.Rule("evt.type in (l)"),
            "- list: l\n  items: [opne]\n  append: true\n");

        Assert.Equal(["b.yaml:2:11: unknown event type opne"], RulesText.Errors(result));
    }

    [Fact]
    public void Load_AppendToNoList_SuggestsOne()
    {
        var result = RulesText.Load("- list: shells\n  items: [sh]\n- list: shels\n  items: [sh]\n  override: {items: append}\n");

        Assert.Equal("shells", result.Diagnostics.Items.First(d => d.Severity == DiagnosticSeverity.Error).Suggestion);
    }

    static ListSubstitution Lists(params (string Name, string[] Items)[] lists)
    {
        var table = new DefinitionTable<ListDefinition>();
        int sequence = 0;
        foreach (var (name, items) in lists)
        {
            table.Define(new ListDefinition(new ItemLocation(ItemTypes.List, name, default), default, [.. items.Select(i => Scalar(i))]), ++sequence, 1);
        }

        return new ListSubstitution(table);
    }

    static YamlScalar Scalar(string value) =>
        new(new SourceSpan(new SourceText("lists", value), 0, value.Length), value, SharpYaml.ScalarStyle.Plain, isTagged: false);

    static MappedText Text(string condition) => MappedText.Whole(new SourceText("condition", condition));

    // How many blanks there are is of no consequence.
    static string Squeeze(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace("( ", "(", StringComparison.Ordinal);
}
