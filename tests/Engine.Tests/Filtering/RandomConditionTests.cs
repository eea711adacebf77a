using System.Net;
using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Events;
using Gyrfalcon.Engine.Tests.Rules;

namespace Gyrfalcon.Engine.Tests.Filtering;

/// <summary>Random conditions and random values: the nodes and a naive interpreter must agree. Seeded; a failure prints the condition.</summary>
public sealed class RandomConditionTests
{
    static readonly string[] s_texts = ["", "a", "ab", "abc", "Abc", "/usr/bin", "/usr/bin/cat", "/etc", "bin", "b/c", "x\u00e9"];
    static readonly string[] s_patterns = ["*", "a*", "?b*", "/usr/*", "*b", "a?c", "/*/bin"];
    static readonly string[] s_regexes = ["a.*", "[ab]+c?", "/usr/(bin|lib).*", "", ".+", "(a|ab)(c|)"];
    static readonly string[] s_addresses = ["10.0.0.1", "10.0.0.2", "::1", "fe80::1"];
    static readonly string[] s_types = ["open", "openat", "close", "execve", "getpid"];
    static readonly EventCode[] s_codes = [EventCode.SyscallOpenX, EventCode.SyscallOpenatV2X, EventCode.SyscallCloseX, EventCode.SyscallExecveV19X, EventCode.GenericX];

    [Fact]
    public void Evaluate_RandomConditions_AgreeWithANaiveInterpreter()
    {
        var random = new Random(20261124);
        var outcomes = new int[2];
        for (int round = 0; round < 150; round++)
        {
            // One table for many conditions: what is shared must not mix them up.
            var fields = new TestFields();
            var conditions = Enumerable.Range(0, 20).Select(_ => Expression(random, 4)).ToArray();
            var trees = conditions.Select(c => ConditionParser.Parse(MappedText.Whole(new SourceText("c", c)), new DiagnosticBag())!).ToArray();
            var nodes = conditions.Select(c => fields.Bind(c)).ToArray();
            var events = trees.Select(t => EventTypeAnalysis.ToEvaluate(SyscallSource.Instance).EventsOf(t)).ToArray();
            for (int e = 0; e < 20; e++)
            {
                var values = RandomEvent(random, fields, out var code);
                var naive = new NaiveInterpreter(values);
                fields.Table.BeginEvent();
                var context = new EventContext(EventBuilder.View(fields.Event), 1, new HostState(), new Scratch());
                for (int i = 0; i < nodes.Length; i++)
                {
                    bool expected = naive.Evaluate(trees[i]);
                    Assert.True(expected == nodes[i].Evaluate(context), $"{conditions[i]}\n{string.Join("\n", values.Select(v => $"{v.Key} = {Show(v.Value)}"))}\nexpected {expected}");
                    Assert.True(!expected || events[i].Contains(code), $"{conditions[i]} matches {code}, which its events leave out");
                    outcomes[expected ? 1 : 0]++;
                }
            }
        }

        // Neither outcome is rare, or the test would show little.
        Assert.All(outcomes, count => Assert.True(count > 10_000, $"{outcomes[0]} false, {outcomes[1]} true"));
    }

    [Theory]
    [InlineData(RuleMatching.All)]
    [InlineData(RuleMatching.First)]
    public void Evaluate_RandomRulesets_AgreeWithANaiveInterpreter(RuleMatching matching)
    {
        var random = new Random(20261125);
        int matched = 0;
        for (int round = 0; round < 200; round++)
        {
            // Shapes that repeat with other constants, so that parts are shared, looked up and folded; more than one word of bits.
            var fields = new TestFields();
            string[] parts = [.. Enumerable.Range(0, 8).Select(_ => Primary(random, 2))];
            string[] conditions = [.. Enumerable.Range(0, 80).Select(_ => $"{Any(random, parts)} and {Primary(random, 3)}{(random.Next(2) == 0 ? $" and {Check(random)}" : "")}")];
            var trees = conditions.Select(c => ConditionParser.Parse(MappedText.Whole(new SourceText("c", c)), new DiagnosticBag())!).ToList();
            var ruleset = VariedRules.Compile([.. trees.Select((tree, i) => ($"{i}", tree))], fields.Binder, fields.Table, matching);
            for (int e = 0; e < 20; e++)
            {
                var naive = new NaiveInterpreter(RandomEvent(random, fields, out _));
                var context = new EventContext(EventBuilder.View(fields.Event), 1, new HostState(), new Scratch());
                List<Rule> matches = [];
                ruleset.Evaluate(context, matches);

                var expected = Enumerable.Range(0, trees.Count).Where(i => naive.Evaluate(trees[i])).Take(matching == RuleMatching.First ? 1 : trees.Count).ToList();
                string actual = string.Join(' ', matches.Select(m => m.Name));
                Assert.True(string.Join(' ', expected) == actual, $"round {round}: expected {string.Join(' ', expected)}, got {actual}\n{string.Join('\n', conditions)}");
                matched += expected.Count;
            }
        }

        Assert.True(matched > 1000, $"only {matched} matches");
    }

    static string Show(object value) => value is string[] list ? $"({string.Join(", ", list)})" : $"{value}";

    static Dictionary<string, object> RandomEvent(Random random, TestFields fields, out EventCode code)
    {
        fields.Clear();
        Dictionary<string, object> values = [];
        foreach (string name in (string[])["t.text", "t.other"])
        {
            if (random.Next(6) == 0) continue;
            string text = Any(random, s_texts);
            values[name] = text;
            fields.Set(name, Encoding.Latin1.GetBytes(text));
        }

        if (random.Next(6) > 0)
        {
            string[] list = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, s_texts))];
            values["t.texts"] = list;
            fields.SetList("t.texts", list.Select(Encoding.Latin1.GetBytes));
        }

        if (random.Next(6) > 0)
        {
            long number = random.Next(-3, 4);
            values["t.int64"] = (decimal)number;
            fields.Set("t.int64", number);
        }

        if (random.Next(6) > 0)
        {
            ulong number = random.Next(3) == 0 ? ulong.MaxValue - 1 : (ulong)random.Next(4);
            values["t.uint64"] = (decimal)number;
            fields.SetBits("t.uint64", number);
        }

        if (random.Next(6) > 0)
        {
            bool flag = random.Next(2) == 0;
            values["t.bool"] = flag;
            fields.Set("t.bool", flag ? 1 : 0);
        }

        if (random.Next(6) > 0)
        {
            string address = Any(random, s_addresses);
            values["t.ip"] = IPAddress.Parse(address);
            fields.SetAddress("t.ip", address);
        }

        int type = random.Next(s_types.Length);
        code = s_codes[type];
        values["evt.type"] = s_types[type];
        var builder = new EventBuilder(code);
        if (code == EventCode.GenericX) builder.With("ID", SyscallTable.All.IndexOf("getpid"));
        fields.Event = builder.Build();
        return values;
    }

    static string Expression(Random random, int depth)
    {
        switch (depth == 0 ? 0 : random.Next(7))
        {
            case 0 or 1:
                return Check(random);
            case 2:
                return $"not {Primary(random, depth)}";
            case 3 or 4:
                return string.Join(" and ", Enumerable.Range(0, random.Next(2, 4)).Select(_ => Primary(random, depth)));
            default:
                return string.Join(" or ", Enumerable.Range(0, random.Next(2, 4)).Select(_ => Primary(random, depth)));
        }
    }

    static string Primary(Random random, int depth) => random.Next(2) == 0 ? Check(random) : $"({Expression(random, depth - 1)})";

    static string Check(Random random)
    {
        switch (random.Next(10))
        {
            case 0:
                return $"evt.type {Any(random, ["=", "!=", "=="])} {Any(random, s_types)}";
            case 1:
                return $"evt.type in ({List(random, s_types)})";
            case 2:
                string number = random.Next(2) == 0 ? "t.int64" : "t.uint64";
                string[] numbers = number == "t.int64" ? ["-2", "0", "3"] : ["0", "2", "18446744073709551614"];
                return random.Next(2) == 0
                    ? $"{number} {Any(random, ["=", "!=", "<", "<=", ">", ">="])} {Any(random, numbers)}"
                    : $"{number} {Any(random, ["in", "intersects", "= anyof", "!= allof", "!= oneof"])} ({List(random, numbers)})";
            case 3:
                return random.Next(2) == 0 ? $"t.bool {Any(random, ["=", "!="])} true" : $"t.ip {Any(random, ["=", "!=", "in"])} ({List(random, s_addresses)})".Replace("= (", "= anyof (", StringComparison.Ordinal);
            case 4:
                return $"{Any(random, ["t.texts", "tolower(t.texts)", "basename(t.texts)"])} {Any(random, ["in", "intersects"])} ({List(random, s_texts)})";
            case 5:
                return $"{Text(random)} exists";
            case 6:
                return random.Next(3) == 0
                    ? $"len({Any(random, ["t.text", "t.texts", "concat(t.text, t.other)"])}) {Any(random, ["=", "<", ">="])} {random.Next(6)}"
                    : $"{Text(random)} {Any(random, ["=", "!=", "contains", "startswith", "endswith", "icontains", "in"])} {Any(random, ["val(t.other)", "tolower(t.text)", "basename(t.other)"])}";
            case 7:
                return $"{Text(random)} pmatch ({List(random, [.. s_texts, "/u*", "/*/bin", "/"])})";
            default:
                string op = Any(random, ["=", "!=", "contains", "icontains", "startswith", "endswith", "glob", "iglob", "regex"]);
                string[] pool = op switch { "glob" or "iglob" => s_patterns, "regex" => s_regexes, _ => s_texts };
                return random.Next(3) == 0
                    ? $"{Text(random)} {op} {Any(random, ["anyof", "allof", "oneof"])} ({List(random, pool)})"
                    : $"{Text(random)} {op} {Quote(Any(random, pool))}";
        }
    }

    static string Text(Random random) =>
        Any(random, ["t.text", "t.text", "t.other", "tolower(t.text)", "toupper(t.other)", "basename(t.text)", "concat(t.text, \"/\", t.other)", "join(\"-\", t.texts)"]);

    static string List(Random random, string[] pool) => string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Quote(Any(random, pool))));

    // Characters above ASCII are written as the one byte that the naive interpreter takes them for.
    static string Quote(string text) => $"\"{text.Replace("\u00e9", "\\xe9", StringComparison.Ordinal)}\"";

    static T Any<T>(Random random, T[] pool) => pool[random.Next(pool.Length)];
}
