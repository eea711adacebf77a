using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Filtering.Evaluation;

public sealed class PredicateTableTests
{
    [Theory]
    [InlineData("t.text = x", "t.text == x", true)]
    [InlineData("t.text = x", "t.text = \"x\"", true)]
    [InlineData("t.text in (a, b)", "t.text in (b,a)", true)]
    [InlineData("t.text = a and t.other = b", "(t.text = a and t.other = b)", true)]
    [InlineData("not t.text = a", "not(t.text = a)", true)]
    [InlineData("t.text = x", "t.text != \"/usr/bin/Cat é\"", false)]
    [InlineData("t.text = x", "t.other = x", false)]
    [InlineData("t.text in (a, b)", "t.text intersects (a, b)", false)]
    [InlineData("t.text in (a, b)", "t.text in (ab)", false)]
    [InlineData("t.text in (\"a, b\")", "t.text in (a, b)", false)]
    [InlineData("t.text = anyof (a, b)", "t.text = allof (a, b)", false)]
    [InlineData("t.text = oneof (a)", "t.text = oneof (a, a)", false)]
    [InlineData("concat(\"a,b\", \"c\") = x", "concat(\"a\", \"b,c\") = x", false)]
    [InlineData("t.text = tolower(t.other)", "t.text = tolower(\"t.other\")", false)]
    [InlineData("t.text = a and t.other = b", "t.text = a or t.other = b", false)]
    [InlineData("evt.deltatime = 0", "evt.deltatime = 0", false)]
    public void Bind_TwoConditions_AreOneNodeWhenTheyAskTheSame(string one, string other, bool same)
    {
        var fields = new TestFields();
        Assert.Equal(same, ReferenceEquals(fields.Bind(one), fields.Bind(other)));
    }

    [Fact]
    public void Evaluate_PredicateOfManyRules_IsAskedOnceAnEvent()
    {
        var fields = new TestFields().Set("t.text", "x").Set("t.other", "y").Set("t.int64", 1000);
        FilterNode[] rules =
        [
            .. Enumerable.Range(0, 100).Select(i => fields.Bind($"t.text = x and not t.other = z and t.int64 != {i}")),
        ];
        for (int e = 1; e <= 3; e++)
        {
            fields.Table.BeginEvent();
            var context = new EventContext(EventBuilder.View(fields.Event), e, new HostState(), new Scratch());
            foreach (var rule in rules) Assert.True(rule.Evaluate(context));
            Assert.Equal(e, fields.Extractions("t.text"));
            Assert.Equal(e, fields.Extractions("t.other"));
            Assert.Equal(100 * e, fields.Extractions("t.int64"));
        }
    }

    [Theory]
    [InlineData("t.text = y and t.other = z", false)]
    [InlineData("t.text = x or t.other = w", true)]
    public void Evaluate_FirstOperandDecides_TheOtherIsNotAsked(string condition, bool expected)
    {
        var fields = new TestFields().Set("t.text", "x").Set("t.other", "w");
        Assert.Equal(expected, fields.Evaluate(condition));
        Assert.Equal(1, fields.Extractions("t.text") + fields.Extractions("t.other"));
    }

    [Fact]
    public void BeginEvent_NewEvent_ForgetsTheAnswers()
    {
        var fields = new TestFields().Set("t.text", "x");
        var node = fields.Bind("t.text = x");
        Assert.True(fields.Evaluate(node));
        fields.Set("t.text", "y");
        Assert.False(fields.Evaluate(node));
    }

    [Fact]
    public void Evaluate_EveryKindOfCheck_AllocatesNothing()
    {
        var fields = new TestFields().Set("t.text", "/usr/bin/Cat é").Set("t.other", "L3Vzci9iaW4=").Set("t.path", "/usr/bin").Set("t.bytes", "a\0b")
            .Set("t.int64", -5).Set("t.uint64", 5).Set("t.bool", 1).Set("t.port", 443).Set("t.double", 2.5).SetAddress("t.ip", "10.0.0.1")
            .SetAddress("t.net", "10.0.0.1").SetList("t.texts", "-c", "x", "b").SetList("t.others", "a");
        string[] conditions =
        [
            "t.text = x", "t.text != \"/usr/bin/Cat é\"", "t.text in (a, b, c)", "t.text startswith /bin", "t.text endswith /bin", "t.text contains sbin",
            "t.text icontains SBIN", "t.text glob /bin/*", "t.text iglob /BIN/[a-c]*", "t.text regex '/bin/.*[[:digit:]]'", "t.text pmatch (/bin, /s*/bin)",
            "t.text startswith anyof (/bin, /sbin)", "t.text > 0", "t.bytes bcontains 0063", "t.int64 > 0", "t.int64 in (1, 2)", "t.bool = false",
            "t.port in (http, 8080)", "t.double > 3", "t.ip = 10.0.0.2", "t.net in (192.168.0.0/16, fe80::/10)", "t.texts in (a)", "t.texts intersects (a)",
            "not t.text exists", "t.text = val(t.other)", "t.texts in val(t.others)", "tolower(t.text) = x", "toupper(basename(t.text)) = x",
            "b64(t.other) = x", "len(t.texts) > 5", "concat(t.text, \"x\") = y", "join(\"-\", (t.texts, t.int64)) = y", "getopt(t.texts, \"c:\")[c] = y",
            "evt.type = execve", "evt.type in (close, getcwd)", "evt.num > 5", "fd.name startswith /x", "proc.aname = sh", "fd.ip = 1.2.3.4", "fd.net = 10.0.0.0/8",
        ];
        FilterNode[] nodes = [.. conditions.Select(fields.Bind)];
        var host = new HostState();
        var scratch = new Scratch();
        byte[] block = new EventBuilder(EventCode.SyscallOpenatV2X).With("fd", 3).Build();

        // The automata of regular expressions are made while they run, and the runtime compiles anew what runs often.
        long least = long.MaxValue;
        for (int window = 0; window < 5; window++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 200; i++) EvaluateAll();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);

        void EvaluateAll()
        {
            scratch.Reset();
            fields.Table.BeginEvent();
            var context = new EventContext(EventBuilder.View(block), 1, host, scratch);
            foreach (var node in nodes) Assert.False(node.Evaluate(context));
        }
    }
}
