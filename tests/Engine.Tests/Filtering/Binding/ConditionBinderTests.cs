using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;

namespace Gyrfalcon.Engine.Tests.Filtering.Binding;

public sealed class ConditionBinderTests
{
    [Theory]
    [InlineData("t.txt = x", "t.txt", "nonexistent field t.txt")]
    [InlineData("t.int64 contains x", "contains", "filter error: 'contains' operator not supported for numeric filters; t.int64 takes ")]
    [InlineData("t.int64 startswith anyof (x)", "startswith", "filter error: 'startswith' operator not supported for numeric filters; t.int64 takes ")]
    [InlineData("t.bool < 1", "<", "filter error: '<' operator not supported for numeric filters; t.bool takes ")]
    [InlineData("t.ip > 1", ">", "filter error: '>' operator not supported for ip address and network filters; t.ip takes ")]
    [InlineData("t.texts = x", "=", "filter error: '=' operator not supported list filters; t.texts takes ")]
    [InlineData("t.text bcontains ff", "bcontains", "filter error: 'bcontains' operator not supported for string filters; t.text takes ")]
    [InlineData("t.bytes regex x", "regex", "filter error: 'regex' operator not supported for buffer filters; t.bytes takes ")]
    [InlineData("t.bytes bcontains f", "f", "'f' is not hexadecimal")]
    [InlineData("t.int64 = five", "five", "'five' is not a valid number")]
    [InlineData("t.int64 = 5.0", "5.0", "'5.0' is not a valid number")]
    [InlineData("t.int64 > 0x10", "0x10", "'0x10' is not a valid number")]
    [InlineData("t.int64 in (1, x, 3, y)", "x|y", "'x' is not a valid number|'y' is not a valid number")]
    [InlineData("t.bool = 1", "1", "'1' is neither true nor false")]
    [InlineData("t.port = nosuch", "nosuch", "neither a port number nor the name of a service")]
    [InlineData("t.port = 65536", "65536", "it is above 65535")]
    [InlineData("t.ip = 10.0.0.256", "10.0.0.256", "'10.0.0.256' is not an ip address")]
    [InlineData("t.ip = 010.0.0.1", "010.0.0.1", "is not an ip address")]
    [InlineData("t.ip = ::ffff:1.2.3.4", "::ffff:1.2.3.4", "is not an ip address")]
    [InlineData("t.ip = fe80::1%eth0", "fe80::1%eth0", "is not an ip address")]
    [InlineData("t.net = 10.0.0.1", "10.0.0.1", "expected address/bits such as 10.0.0.0/8")]
    [InlineData("t.net = 10.0.0.0/33", "10.0.0.0/33", "'33' is not a netmask: expected 0 to 32")]
    [InlineData("t.net = ::/0", "::/0", "'0' is not a netmask: expected 1 to 128")]
    [InlineData("t.text = \"a\\x00\"", "\\x", "unsupported string escape sequence: \\x needs two hexadecimal digits that are not 00")]
    [InlineData("t.text regex '('", "'('", "'(' is not closed")]
    [InlineData("t.text regex val(t.other)", "val(t.other)", "'regex' takes constants, not a field")]
    [InlineData("t.text pmatch val(t.other)", "val(t.other)", "'pmatch' takes constants, not a field")]
    [InlineData("t.text = val(t.int64)", "val(t.int64)", "t.text (type text) cannot be compared with t.int64 (type int64): the types differ")]
    [InlineData("t.int64 = val(t.uint64)", "val(t.uint64)", "the types differ")]
    [InlineData("t.text in val(t.texts)", "val(t.texts)", "the types differ")]
    [InlineData("t.net = val(t.ip)", "val(t.ip)", "networks are compared with constants")]
    [InlineData("t.plain = val(t.text)", "val(t.text)", "the field t.plain cannot be compared with another field")]
    [InlineData("t.text = val(t.plain)", "val(t.plain)", "the field t.plain cannot be compared with another field")]
    [InlineData("tolower(t.int64) = x", "t.int64", "tolower() does not work on t.int64 (type int64)")]
    [InlineData("tolower(t.plain) = x", "t.plain", "the field t.plain does not support transformers")]
    [InlineData("b64(len(t.text)) = x", "len(t.text)", "b64() does not work on type uint64")]
    [InlineData("tolower(t.text, t.other) = x", "tolower(t.text, t.other)", "tolower() takes one argument, not 2")]
    [InlineData("tolower(t.text)[x] = y", "tolower(t.text)[x]", "takes no argument in brackets")]
    [InlineData("concat(t.text) = x", "concat(t.text)", "at least two arguments")]
    [InlineData("concat(t.text, t.texts) = x", "t.texts", "concat() takes texts")]
    [InlineData("join(t.text, t.text) = x", "t.text", "a list of texts")]
    [InlineData("join(t.texts, t.texts) = x", "t.texts", "the separator of join() is one text")]
    [InlineData("getopt(t.text, \"a\") in (a)", "t.text", "the first argument of getopt() is a list of texts")]
    [InlineData("getopt(t.texts, \"a\")[ab] = a", "getopt(t.texts, \"a\")[ab]", "one option character")]
    [InlineData("evt.type = opennat", "opennat", "unknown event type opennat")]
    [InlineData("evt.type in (open, opennat, closse)", "opennat|closse", "unknown event type opennat|unknown event type closse")]
    [InlineData("evt.type = val(t.text)", "val(t.text)", "the event's type is compared with names")]
    [InlineData("tolower(evt.type) = open", "tolower(evt.type)", "compare the type itself")]
    [InlineData("evt.around[1] > 5", ">", "evt.around[1] is compared with '=' only")]
    [InlineData("mymacro or t.text = x", "mymacro", "there is no macro 'mymacro'")]
    [InlineData("t.txt = x and t.int64 = y or evt.type = z", "t.txt|y|z", "nonexistent field t.txt|not a valid number|unknown event type z")]
    public void Bind_Mistake_SaysWhatAndWhere(string condition, string places, string messages)
    {
        var bag = new DiagnosticBag();
        Assert.Null(new TestFields().Bind(condition, bag));
        var errors = bag.Items.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.Equal(places, string.Join('|', errors.Select(e => e.Span!.Value.Source.Text.Substring(e.Span.Value.Start, e.Span.Value.Length))));
        Assert.Equal(errors.Length, messages.Split('|').Length);
        foreach (var (error, message) in errors.Zip(messages.Split('|'))) Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proc.nmae = x", "proc.name")]
    [InlineData("evt.type = opennat", "openat")]
    public void Bind_MistypedName_SuggestsTheRightOne(string condition, string suggestion)
    {
        var bag = new DiagnosticBag();
        Assert.Null(new TestFields().Bind(condition, bag));
        var error = Assert.Single(bag.Items);
        Assert.Equal(suggestion, error.Suggestion);
        Assert.True(error.IsUnknownName);
    }

    [Theory]
    [InlineData("t.text regex .*x", "LOAD_COMPILE_CONDITION")]
    [InlineData("t.text regex x.*y", "")]
    [InlineData("t.text = proc.name", "LOAD_COMPILE_CONDITION")]
    [InlineData("t.text in (a, \"proc.aname[2]\")", "LOAD_COMPILE_CONDITION")]
    [InlineData("t.text = no.field", "")]
    [InlineData("t.text = \"tolower(x)\"", "LOAD_COMPILE_CONDITION")]
    [InlineData("t.text = x", "")]
    public void Bind_DoubtfulCondition_Warns(string condition, string code)
    {
        var bag = new DiagnosticBag();
        Assert.NotNull(new TestFields().Bind(condition, bag));
        Assert.Equal(code, string.Join(' ', bag.Items.Select(d => d.Code)));
    }

    [Fact]
    public void Bind_MacrosThatDoubleEachOther_AreBoundAndEvaluatedInLinearTime()
    {
        var fields = new TestFields().Set("t.text", "x");
        var expression = ConditionParser.Parse(MappedText.Whole(new SourceText("c", "t.text = y")), new DiagnosticBag())!;
        for (int i = 0; i < 60; i++) expression = new OrExpression(expression.Span, [expression, new NotExpression(expression.Span, new NotExpression(expression.Span, expression))]);
        var node = fields.Binder.Bind(expression, new DiagnosticBag())!;
        Assert.False(fields.Evaluate(node));
        Assert.Equal(1, fields.Extractions("t.text"));
        Assert.Equal(EventCodeSet.All, EventTypeAnalysis.ToEvaluate(SyscallSource.Instance).EventsOf(expression));
    }

    [Fact]
    public void Bind_MacrosThatNestWithoutEnd_AreRefused()
    {
        var expression = ConditionParser.Parse(MappedText.Whole(new SourceText("c", "t.text = y")), new DiagnosticBag())!;
        for (int i = 0; i < 100_000; i++) expression = new NotExpression(expression.Span, expression);
        var bag = new DiagnosticBag();
        Assert.Null(new TestFields().Binder.Bind(expression, bag));
        Assert.Contains("nested too deeply", Assert.Single(bag.Items).Message, StringComparison.Ordinal);
        Assert.Equal(EventCodeSet.All, EventTypeAnalysis.ToEvaluate(SyscallSource.Instance).EventsOf(expression));
    }

    [Fact]
    public void Bind_Condition_KnowsWhoseStateItReads()
    {
        var fields = new TestFields();
        Assert.Equal(FieldScope.Event, fields.Bind("evt.type = open").Scope);
        var scope = fields.Bind("proc.name = sh and (fd.name = x or not evt.num > 3)").Scope;
        Assert.True((scope & FieldScope.Thread) != 0 && (scope & FieldScope.Descriptor) != 0 && (scope & FieldScope.Stream) != 0);
    }

    [Theory]
    [InlineData("proc.name = sh", false, EventCode.SyscallExecveV19X)]
    [InlineData("proc.name in (sh, bash) and not user.uid = 0", false, EventCode.SyscallExecveV19X, EventCode.SyscallSetuidX)]
    [InlineData("tolower(proc.cwd) startswith val(proc.exepath)", false, EventCode.SyscallExecveV19X, EventCode.SyscallChdirX)]
    [InlineData("proc.name = sh and proc.pname = sshd", true)]
    [InlineData("proc.name = sh and evt.type = open", true)]
    [InlineData("proc.name = sh or user.name = root", true)]
    public void Bind_Condition_KnowsWhichEventsCanChangeItsAnswer(string condition, bool isPerEvent, params EventCode[] writers)
    {
        var scope = new TestFields().Bind(condition).Scope;

        Assert.Equal(isPerEvent, scope.IsPerEvent);
        EventCode[] candidates = [EventCode.SyscallExecveV19X, EventCode.SyscallSetuidX, EventCode.SyscallChdirX];
        Assert.Equal(isPerEvent ? candidates : writers, candidates.Where(scope.Writers.Contains));
    }
}
