using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Scap;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Tests.Filtering;

/// <summary>Which events of the golden captures satisfy a condition, by the reference's word.</summary>
public sealed class GoldenSemanticsTests(ITestOutputHelper output)
{
    // An event that the reference misses because evt.abspath in an earlier condition gave it another descriptor
    // (docs/reference/differences.md): openat of "b/file" below descriptor 3, whose fd.filename is "file".
    static readonly (string Capture, string Condition, long Event) s_slip =
        ("fs", "evt.type in (openat, read, accept4, close) and (fd.filename contains \"i\" and proc.aexe endswith h)", 3568);

    [Theory]
    [InlineData("proc")]
    [InlineData("fs")]
    [InlineData("net")]
    public void Evaluate_GoldenConditions_MatchTheSameEvents(string capture)
    {
        var table = new PredicateTable();
        var cases = Load(table, capture);
        Replay(Shared.File($"golden/captures/{capture}.scap"), table, cases);

        int agreed = 0;
        foreach (var one in cases)
        {
            if ((capture, one.Text) == (s_slip.Capture, s_slip.Condition)) Assert.True(one.Matches.Remove(s_slip.Event), $"{one.Text}: event {s_slip.Event} is not matched");
#pragma warning disable CA5350 // Not for secrecy: it is how the golden file shortens a list of numbers.
            string numbers = Convert.ToHexStringLower(SHA1.HashData(Encoding.ASCII.GetBytes(string.Join(',', one.Matches))))[..16];
#pragma warning restore CA5350
            if (one.Matches.Count == one.Count && numbers == one.Sha1) agreed++;
            else output.WriteLine($"{one.Text}\n    reference: {one.Count} events, first {one.First}\n    we: {one.Matches.Count} events, first {string.Join(' ', one.Matches.Take(8))}");
        }

        output.WriteLine($"{capture}: {agreed} of {cases.Count} conditions match the same events; {table.Count} nodes");
        Assert.Equal(cases.Count, agreed);
    }

    static List<Case> Load(PredicateTable table, string capture)
    {
        var binder = new ConditionBinder(table, SyscallSource.Instance);
        List<Case> cases = [];
        foreach (string line in File.ReadLines(Shared.File("golden/semantics.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.GetProperty("matches").TryGetProperty(capture, out var matches)) continue;
            string text = json.RootElement.GetProperty("condition").GetString()!;
            var bag = new DiagnosticBag();
            var expression = ConditionParser.Parse(MappedText.Whole(new SourceText("condition", text)), bag);
            var node = expression is null ? null : binder.Bind(expression, bag);
            Assert.True(node is not null, $"{text}: {string.Join("; ", bag.Items.Select(d => d.Message))}");
            cases.Add(new Case(text, node, EventTypeAnalysis.ToEvaluate(SyscallSource.Instance).EventsOf(expression!), matches.GetProperty("count").GetInt32(),
                string.Join(' ', matches.GetProperty("first").EnumerateArray()), matches.GetProperty("sha1").GetString()!));
        }

        return cases;
    }

    static void Replay(string path, PredicateTable table, List<Case> cases)
    {
        using var reader = new ScapReader(File.OpenRead(path), path);
        var host = new HostState();
        var scratch = new Scratch();
        long number = 0;
        while (reader.Read(out var view) == ReadResult.Event)
        {
            if (view.Info is not null) number++;
            scratch.Reset();
            var context = new EventContext(view, number, host, scratch);
            host.Apply(ref context);
            if (!view.IsForRules) continue;
            table.BeginEvent();
            foreach (var one in cases)
            {
                if (one.Events.Contains(view.Code) && one.Node.Evaluate(context)) one.Matches.Add(number);
            }
        }
    }

    sealed record Case(string Text, FilterNode Node, EventCodeSet Events, int Count, string First, string Sha1)
    {
        public List<long> Matches { get; } = [];
    }
}
