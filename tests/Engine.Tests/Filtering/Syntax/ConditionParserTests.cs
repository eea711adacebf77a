using System.Diagnostics;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Tests.Filtering.Syntax;

public sealed class ConditionParserTests
{
    [Theory]
    [InlineData("a.b=1", "a.b = 1")]
    [InlineData(" a.b == 1 ", "a.b == 1")]
    [InlineData("a.b exists", "a.b exists")]
    [InlineData("a.b existsand c", "(a.b exists and c)")]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("a and b or c", "((a and b) or c)")]
    [InlineData("(a or b) and c", "((a or b) and c)")]
    [InlineData("(a)and(b)or(c)", "((a and b) or c)")]
    [InlineData("a and(b or c)", "(a and (b or c))")]
    [InlineData("a or(b and c)", "(a or (b and c))")]
    [InlineData("not a", "not a")]
    [InlineData("not not a", "a")]
    [InlineData("not not not a", "not a")]
    [InlineData("not(a)", "not a")]
    [InlineData("not not(a or b)", "(a or b)")]
    [InlineData("not\va", "not a")]
    [InlineData("not_a and orange and android", "(not_a and orange and android)")]
    [InlineData("a\n\tand\r\n b", "(a and b)")]
    [InlineData("a.b in (x,y , \"z z\")", "a.b in (x, y, \"z z\")")]
    [InlineData("a.b in()", "a.b in ()")]
    [InlineData("a.b in ( )", "a.b in ()")]
    [InlineData("a.b inlist", "a.b in list")]
    [InlineData("a.b intersects (x)", "a.b intersects (x)")]
    [InlineData("a.b pmatch (/usr, /etc/*)", "a.b pmatch (/usr, /etc/*)")]
    [InlineData("a.b contains x", "a.b contains x")]
    [InlineData("a.b contains\t\"x y\"", "a.b contains \"x y\"")]
    [InlineData("a.b = 'it''", null)]
    [InlineData("a.b = 'it\\'s'", "a.b = \"it's\"")]
    [InlineData("a.b = \"say \\\"x\\\"\"", "a.b = \"say \\\"x\\\"\"")]
    [InlineData("a.b = \"\"", "a.b = ")]
    [InlineData("a.b = \"tab\\tnl\\n\\\\ \\/ \\ x\"", "a.b = \"tab\\tnl\\n\\\\ / \\\\x\"")]
    [InlineData("a.b = \"\\x41\\x42\"", "a.b = AB")]
    [InlineData("a.b = anyof", "a.b = anyof")]
    [InlineData("a.b = anyof or c", "(a.b = anyof or c)")]
    [InlineData("a.b = anyof (x, y)", "a.b = anyof (x, y)")]
    [InlineData("a.b == allof list", "a.b == allof list")]
    [InlineData("a.b != oneof orange", "a.b != oneof orange")]
    [InlineData("a.b startswith  anyof  ()", "a.b startswith anyof ()")]
    [InlineData("a.b=anyof (x)", null)]
    [InlineData("a.b > 5", "a.b > 5")]
    [InlineData("a.b>=-5.5e+3", "a.b >= -5.5e+3")]
    [InlineData("a.b <= 0xFf", "a.b <= 0xFf")]
    [InlineData("a.b < x", null)]
    [InlineData("a.b = val(c.d)", "a.b = val(c.d)")]
    [InlineData("a.b in val( c.d )", "a.b in val(c.d)")]
    [InlineData("a.b > len(c.d)", "a.b > len(c.d)")]
    [InlineData("tolower( a.b ) = x", "tolower(a.b) = x")]
    [InlineData("tolower(toupper(a.b[x])) startswith y", "tolower(toupper(a.b[x])) startswith y")]
    [InlineData("join(\"-\", (a.b, \"c\", 5)) = x", "join(-,(a.b,c,5)) = x")]
    [InlineData("getopt(a.b, \"c:\")[c] = x", "getopt(a.b,c:)[c] = x")]
    [InlineData("a.b[\"x y\"] = z", "a.b[\"x y\"] = z")]
    [InlineData("a.b[/p,q] = z", "a.b[/p,q] = z")]
    [InlineData("a.b[''] = z", "a.b[\"\"] = z")]
    [InlineData("a.b[] = z", null)]
    [InlineData("tolower (a.b) = x", null)]
    [InlineData("val(a.b) = x", null)]
    [InlineData("a andb", null)]
    [InlineData("a b", null)]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("a.b = \"\\q\"", null)]
    [InlineData("a.b = \"\\x4\"", null)]
    [InlineData("a.b = \"\\xgg\"", null)]
    [InlineData("a.b = '\\\"'", null)]
    [InlineData("a.b = x\0y", null)]
    [InlineData("a.b = é", "a.b = é")]
    [InlineData("proc.name = bash, zsh", null)]
    public void Parse_Condition_GivesCanonicalText(string condition, string? canonical)
    {
        var bag = new DiagnosticBag();
        var expression = ConditionParser.Parse(Text(condition), bag);
        Assert.Equal(canonical, expression?.ToString());
        Assert.Equal(canonical is null, bag.HasErrors);
    }

    [Theory]
    [InlineData("proc.name is bash", 11, 2, "expected a valid check operator after 'proc.name', found 'is'")]
    [InlineData("proc.name", 10, 0, "expected a valid check operator after 'proc.name', found the end of the condition")]
    [InlineData("proc.name contians x", 11, 8, "found 'contians'")]
    [InlineData("proc.name contains(x)", 11, 8, "expected a blank after 'contains'")]
    [InlineData("(a and b", 9, 0, "expected ')' for the '(' at c:1:1, found the end of the condition")]
    [InlineData("a and b)", 8, 1, "')' closes nothing")]
    [InlineData("a b", 3, 1, "unexpected token after 'a', expecting 'or', 'and' or the end of the condition")]
    [InlineData("(a b)", 4, 1, "unexpected token after 'a', expecting 'or', 'and', ')' or the end of the condition")]
    [InlineData("procname = bash", 10, 1, "'procname' has no dot")]
    [InlineData("a.b = x=y", 8, 1, "a value with = stands in quotes")]
    [InlineData("a.b = x, y", 8, 1, "a value with , stands in quotes")]
    [InlineData("a.b = oneof(x)", 12, 1, "'oneof' needs a blank before '('")]
    [InlineData("a and", 6, 0, "expected a blank or '(' after 'and', found the end of the condition")]
    [InlineData("a and ", 7, 0, "expected '(', a field, a transformer or a macro, found the end of the condition")]
    [InlineData("a.b = \"x", 7, 2, "the string that begins here has no closing \"")]
    [InlineData("a.b = \"x\\qy\"", 9, 2, "unsupported string escape sequence: \\q")]
    [InlineData("a.b in (x y)", 11, 1, "expected ',' or ')' in a list, found 'y'")]
    [InlineData("a.b in (x,,y)", 11, 1, "expected a string, found ','")]
    [InlineData("a.b > five", 7, 4, "expected a number, val(), or a transformer, found 'five'")]
    [InlineData("a.b =", 6, 0, "expected a string, val(), or a transformer, found the end of the condition")]
    [InlineData("a.b [1] = x", 5, 3, "brackets follow a field without a blank")]
    [InlineData("a.b[x = y", 6, 1, "expected ']'")]
    [InlineData("a = x\0", 6, 1, "NUL")]
    public void Parse_Mistake_SaysWhatAndWhere(string condition, int column, int length, string message)
    {
        var bag = new DiagnosticBag();
        Assert.Null(ConditionParser.Parse(Text(condition), bag));
        var diagnostic = Assert.Single(bag.Items);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal($"c:1:{column}", diagnostic.Span.ToString());
        Assert.Equal(length, diagnostic.Span!.Value.Length);
        Assert.Equal(LoadCodes.CompileCondition, diagnostic.Code);
    }

    [Fact]
    public void Parse_MisspelledOperator_SuggestsTheRightOne()
    {
        var bag = new DiagnosticBag();
        ConditionParser.Parse(Text("proc.name startwith x"), bag);
        Assert.Equal("startswith", Assert.Single(bag.Items).Suggestion);
    }

    [Theory]
    [InlineData("a.b is x and c.d in (p,,q) and e or f.g >> 5", "c:1:5", "c:1:24", "c:1:42")]
    [InlineData("tolower(b64) = x and (c.d foo y or e.f = \"\\q\") and g", "c:1:9", "c:1:27", "c:1:43")]
    public void Parse_SeveralMistakes_ReportsEach(string condition, params string[] places)
    {
        var bag = new DiagnosticBag();
        Assert.Null(ConditionParser.Parse(Text(condition), bag));
        Assert.Equal(places, bag.Items.Select(d => d.Span.ToString()));
    }

    [Fact]
    public void Parse_Expression_KnowsThePlaceOfEveryNode()
    {
        const string condition = " a and not  tolower( proc.name[1] ) startswith anyof (x, \"y z\" ) ";
        var and = Assert.IsType<AndExpression>(ConditionParser.Parse(Text(condition), new DiagnosticBag()));
        var not = Assert.IsType<NotExpression>(and.Operands[1]);
        var check = Assert.IsType<CheckExpression>(not.Operand);
        var left = Assert.IsType<TransformerExpression>(check.Left);
        var list = Assert.IsType<LiteralListExpression>(check.Right);
        Assert.Equal("a and not  tolower( proc.name[1] ) startswith anyof (x, \"y z\" )", Written(and.Span));
        Assert.Equal("a", Written(and.Operands[0].Span));
        Assert.Equal("not  tolower( proc.name[1] ) startswith anyof (x, \"y z\" )", Written(not.Span));
        Assert.Equal("tolower( proc.name[1] )", Written(left.Span));
        Assert.Equal("proc.name[1]", Written(left.Arguments[0].Span));
        Assert.Equal("startswith", Written(check.OperatorSpan));
        Assert.Equal("(x, \"y z\" )", Written(list.Span));
        Assert.Equal("\"y z\"", Written(list.Items[1].Span));
    }

    [Theory]
    [InlineData(199, true)]
    [InlineData(200, false)]
    public void Parse_Parentheses_MayBeAsDeepAsInTheReference(int depth, bool accepted)
    {
        var bag = new DiagnosticBag();
        string condition = new string('(', depth) + "a" + new string(')', depth);
        Assert.Equal(accepted, ConditionParser.Parse(Text(condition), bag) is not null);
        if (!accepted) Assert.Contains("nested too deeply", Assert.Single(bag.Items).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("not(")]
    [InlineData("tolower(")]
    [InlineData("a and(")]
    public void Parse_EndlessNesting_EndsWithOneErrorAndLittleMemory(string piece)
    {
        var text = Text(string.Concat(Enumerable.Repeat(piece, 1_000_000)));
        var bag = new DiagnosticBag();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(ConditionParser.Parse(text, bag));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Contains("nested too deeply", Assert.Single(bag.Items).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_EndlessChain_IsBounded()
    {
        var bag = new DiagnosticBag();
        Assert.Null(ConditionParser.Parse(Text(string.Concat(Enumerable.Repeat("a.b exists or ", 1_200_000))), bag));
        Assert.Contains("parts", Assert.Single(bag.Items).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ManyMistakes_StopsCounting()
    {
        var bag = new DiagnosticBag();
        Assert.Null(ConditionParser.Parse(Text(string.Join(" and ", Enumerable.Repeat("a.b foo x", 1000))), bag));
        Assert.Equal(20, bag.Items.Count);
    }

    [Theory]
    [InlineData("%proc.name. and", 1, "proc.name", 10)]
    [InlineData("%tolower(proc.name)x", 1, "tolower(proc.name)", 19)]
    [InlineData("evt.arg[x]]", 0, "evt.arg[x]", 10)]
    public void ParseValue_InsideOtherText_EndsBehindTheField(string text, int start, string canonical, int end)
    {
        var value = ConditionParser.ParseValue(Text(text), start, out int endFound, new DiagnosticBag());
        Assert.Equal(canonical, value?.ToString());
        Assert.Equal(end, endFound);
    }

    static MappedText Text(string condition) => MappedText.Whole(new SourceText("c", condition));

    static string Written(SourceSpan span) => span.Source.Text.Substring(span.Start, span.Length);
}
