using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;
using Gyrfalcon.Engine.Tests.Events;

namespace Gyrfalcon.Engine.Tests.Filtering;

/// <summary>Whatever is written into a condition, loading it gives a node or diagnostics with places inside the text, and nothing is thrown.</summary>
public sealed class ConditionFuzzTests
{
    static readonly string[] s_corpus =
    [
        "evt.type in (open,openat,openat2) and evt.is_open_write=true and fd.typechar='f' and fd.num>=0",
        "spawned_process and proc.name in (bash, zsh, \"<NA>\") and not proc.pname exists",
        "(evt.type = execve and (proc.aname[2] startswith anyof (sh, ba) or proc.cmdline contains \"-e /bin/sh\")) or(fd.sip != 10.0.0.1)",
        "not(fd.snet in (\"10.0.0.0/8\", 192.168.0.0/16)) and fd.sport in (http, 443) and fd.l4proto=tcp",
        "proc.exepath pmatch (/usr/bin, /opt/*/bin) and tolower(proc.name) glob *[sS]h and proc.args icontains 'pass\\'word'",
        "len(concat(proc.name, \"x\")) >= 5 and join(\"-\", (proc.name, \"a\", 5)) != val(proc.pname) and evt.buffer bcontains 0a0d",
        "proc.name regex '^[a-z]+(sh|py){1,2}$' and getopt((\"-a\", \"-b\"), \"ab:\")[b] exists or evt.around[1404996934793590564] = 100",
    ];

    static readonly string[] s_pieces =
    [
        "(", ")", "\"", "'", "\\", ",", "[", "]", "=", "!=", "<", ">=", " and ", " or ", " not ", "not(", "in", " in ", "exists", "regex ", "oneof ", "val(",
        "len(", "join(", "getopt(", "0x1f", "-5", "99999999999999999999", "1e5", "\\x00", "\\x4", "\0", "\b", "\t", "\n", "é", "😀", "\ud800", "*", "[[:alpha:]", "{1000}",
        "(?i)", "10.0.0.0/8", "::1/200", "evt.type", "evt.arg.flags", "proc.aname", "fd.ip", "fd.net", "evt.around[5]", "proc.env[", "t", ".", "%",
    ];

    [Fact]
    public void Load_MutatedConditions_GivesOnlyDiagnostics()
    {
        var random = new Random(4711);
        int loaded = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string condition = Mutate(random, s_corpus[random.Next(s_corpus.Length)]);
            if (Load(condition)) loaded++;
        }

        // Mutations that always break a condition would only show how parsing fails.
        Assert.InRange(loaded, 100, 19_900);
    }

    [Fact]
    public void Load_MutatedConditionsOfTheUpstreamRules_GivesOnlyDiagnostics()
    {
        string folder = Shared.Folder("golden/rules/upstream");
        string[] conditions =
        [
            .. Directory.GetFiles(folder, "*.yaml").SelectMany(File.ReadAllLines).Select(l => l.Trim())
                .Where(l => l.Contains('.', StringComparison.Ordinal) && l.Contains("and ", StringComparison.Ordinal)).Select(l => l.Replace("condition:", "", StringComparison.Ordinal)),
        ];
        Assert.True(conditions.Length > 100);
        var random = new Random(815);
        for (int i = 0; i < 10_000; i++) Load(Mutate(random, conditions[random.Next(conditions.Length)]));
    }

    static bool Load(string condition)
    {
        var bag = new DiagnosticBag();
        var source = new SourceText("c", condition);
        try
        {
            var expression = ConditionParser.Parse(MappedText.Whole(source), bag);
            if (expression is not null)
            {
                expression.ToString();
                EventTypeAnalysis.EventsOf(expression, SyscallSource.Instance);
                var table = new PredicateTable();
                if (new ConditionBinder(table, SyscallSource.Instance).Bind(expression, bag) is { } node)
                {
                    table.BeginEvent();
                    node.Evaluate(new EventContext(EventBuilder.View(new EventBuilder(Engine.Events.EventCode.SyscallOpenatV2X).Build()), 1, new HostState(), new Scratch()));
                    return true;
                }
            }
        }
        catch (Exception exception)
        {
            Assert.Fail($"{exception.GetType().Name} for {Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(condition))}: {condition}\n{exception}");
        }

        Assert.True(bag.HasErrors, $"no node and no error: {condition}");
        foreach (var diagnostic in bag.Items)
        {
            Assert.NotEqual("", diagnostic.Message);
            Assert.InRange(diagnostic.Span!.Value.Start, 0, condition.Length);
            Assert.InRange(diagnostic.Span!.Value.End, 0, condition.Length);
        }

        return false;
    }

    static string Mutate(Random random, string condition)
    {
        var text = new StringBuilder(condition);
        for (int n = random.Next(1, 5); n > 0; n--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(random.Next(8), text.Length - at);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
                case 2:
                    text.Insert(at, condition.AsSpan(random.Next(condition.Length)));
                    break;
                default:
                    text.Remove(at, length).Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
