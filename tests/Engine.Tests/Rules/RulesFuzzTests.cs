using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Engine.Tests.Rules;

/// <summary>Damaged rules files end in diagnostics, never in an exception, and every diagnostic can be shown.</summary>
public sealed class RulesFuzzTests
{
    const int Rounds = 1500;

    // What breaks something more often than a random character does.
    static readonly string[] s_pieces =
    [
        "\t", "\n", "\n\n  ", ": ", "- ", "- rule: x\n", "[", "]", "{", "}", "(", ")", "\"", "'", "|", ">", "&a ", "*a", "!!str ", "#", "%", "%proc.name", "---\n", "...\n",
        " and ", " or ", "not ", " in (", "evt.type", "val(", "\\x", "\\", "=", "!=", ",", "\u0000", "\u0001", "\ufeff", "\ud800", "😀", "exceptions:\n", "append: true\n", "override:\n    condition: append\n",
        "items: ", "condition: ", "null", "~", "1e999", "0x", "99999999999999999999",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Load_MutatedText_NeverThrows(int seed)
    {
        var random = new Random(seed);
        string rules = File.ReadAllText(ZeroTrustRulesTests.Path);
        for (int round = 0; round < Rounds; round++) Check(Mutate(Excerpt(rules, random), random), $"seed {seed}, round {round}");
    }

    [Theory]
    [InlineData(3)]
    public void Read_MutatedBytes_NeverThrows(int seed)
    {
        var random = new Random(seed);
        byte[] rules = File.ReadAllBytes(ZeroTrustRulesTests.Path);
        for (int round = 0; round < Rounds; round++)
        {
            int start = random.Next(rules.Length);
            byte[] bytes = rules.AsSpan(start, Math.Min(rules.Length - start, 1500)).ToArray();
            for (int i = random.Next(20); i >= 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var diagnostics = new DiagnosticBag();
            if (SourceReader.Read("fuzz.yaml", new MemoryStream(bytes), diagnostics) is { } source) Check(source.Text, $"seed {seed}, round {round}");
            Show(diagnostics);
        }
    }

    [Fact]
    public void Read_Junk_NeverThrows()
    {
        var random = new Random(4);
        for (int round = 0; round < 200; round++)
        {
            byte[] junk = new byte[random.Next(2000)];
            random.NextBytes(junk);
            var diagnostics = new DiagnosticBag();
            Assert.True(SourceReader.Read("junk", new MemoryStream(junk), diagnostics) is not null || diagnostics.HasErrors);
            Show(diagnostics);
        }
    }

    [Theory]
    [InlineData('(')]
    [InlineData('[')]
    [InlineData('-')]
    [InlineData('"')]
    [InlineData('\n')]
    public void Load_MegabytesOfOneCharacter_IsOneError(char character)
    {
        var result = RulesText.Load(new string(character, SourceReader.MaxBytes - 1), RulesText.Rule(new string(character, 1 << 20)));

        Assert.InRange(RulesText.Errors(result).Count, 1, 2);
        Show(result.Diagnostics);
    }

    static void Check(string text, string what)
    {
        try
        {
            Show(RulesLoader.Load([new SourceText("fuzz.yaml", text)], new RulesOptions()).Diagnostics);
        }
        catch (Exception e)
        {
            Assert.Fail($"{what}: {e}\n{text}");
        }
    }

    static void Show(DiagnosticBag diagnostics) => new DiagnosticRenderer(TextWriter.Null).Write(diagnostics);

    static string Excerpt(string rules, Random random)
    {
        // Whole items, so that most of a file still means something.
        string[] items = rules.Split("\n- ");
        return string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "- " + items[random.Next(1, items.Length)] + "\n"));
    }

    static string Mutate(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (int i = random.Next(1, 8); i > 0; i--)
        {
            int at = random.Next(mutated.Length + 1);
            switch (random.Next(5))
            {
                case 0:
                    mutated.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
                case 1 when mutated.Length > 0:
                    int from = random.Next(mutated.Length);
                    mutated.Remove(from, Math.Min(random.Next(1, 30), mutated.Length - from));
                    break;
                case 2 when mutated.Length > 0:
                    mutated[random.Next(mutated.Length)] = (char)random.Next(1, 0x250);
                    break;
                case 3:
                    int copied = random.Next(text.Length);
                    mutated.Insert(at, text.AsSpan(copied, Math.Min(random.Next(1, 60), text.Length - copied)));
                    break;
                case 4:
                    mutated.Length = Math.Max(1, mutated.Length - random.Next(20));
                    break;
            }
        }

        return mutated.ToString();
    }
}
