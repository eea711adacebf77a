using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Filtering.Syntax;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Rules.Reporting;

namespace Gyrfalcon.Engine.Tests.Rules;

public sealed class EffectiveRuleTests
{
    const string Base =
        """
        - list: shells
          items: [sh]
        - macro: spawned
          condition: evt.type = execve

        - rule: Shell
          desc: >
            What it
            is.
          condition: >
            spawned and
            proc.name in (shells)
          output: opened %proc.name
          priority: INFO
          tags: [b]
          exceptions:
            - name: known
              fields: [proc.pname]
              values: [[make]]

        """;

    const string Local =
        """
        - rule: Shell
          condition: and fd.num >= 0
          priority: CRITICAL
          tags: [a]
          exceptions:
            - name: known
              values: [["my make"]]
          override: {condition: append, priority: replace, tags: append, exceptions: append}
        - rule: Shell
          enabled: false

        """;

    [Fact]
    public void Write_MergedRule_HasThePlaceOfEachPart()
    {
        string text = Effective(RulesText.Load(Base, Local).Compilation!, "Shell");

        Assert.Equal(
            """
            - rule: Shell # a.yaml:6
              desc: >- # a.yaml:7
                What it is.
              condition: >- # a.yaml:10, b.yaml:2
                spawned and proc.name in (shells)
                and fd.num >= 0
              output: >- # a.yaml:13
                opened %proc.name
              priority: CRITICAL # b.yaml:3
              enabled: false # b.yaml:10
              tags: [a, b] # a.yaml:15, b.yaml:4
              exceptions: # a.yaml:16, b.yaml:5
                - name: known # a.yaml:17
                  fields: [proc.pname]
                  values:
                    - [make] # a.yaml:19
                    - [my make] # b.yaml:7
            # macro spawned # a.yaml:3
            # list shells # a.yaml:1
            # It is not in force: it is disabled, or below the minimum priority.

            """,
            System.Text.RegularExpressions.Regex.Replace(text, " +# ", " # "));
    }

    [Fact]
    public void Write_AsWritten_HasTheItemsThatMakeTheRule()
    {
        var writer = new StringWriter { NewLine = "\n" };

        WrittenRuleWriter.Write(writer, Find(RulesText.Load(Base, Local).Compilation!, "Shell"));

        Assert.Equal(
            $"# a.yaml:6\n{Base[Base.IndexOf("- rule", StringComparison.Ordinal)..]}# b.yaml:1\n{Local.Replace("- rule: Shell\n  enabled", "# b.yaml:9\n- rule: Shell\n  enabled", StringComparison.Ordinal)}",
            writer.ToString());
    }

    [Fact]
    public void Write_UpstreamRules_MeansTheSameWhenItIsLoadedAgain()
    {
        string[] texts = [.. Directory.GetFiles(Shared.Folder("golden/rules/upstream"), "*.yaml").Select(File.ReadAllText)];
        var first = RulesText.Load(texts).Compilation!;
        string merged = string.Concat(first.Rules.Select(r => Effective(first, r.Rule.Name)));

        var again = RulesText.Load([.. texts, merged]);

        Assert.Equal([], RulesText.Errors(again));
        Assert.Equal(93, first.Rules.Count);
        Assert.All(first.Rules, rule => Assert.Equal(CanonicalText.Of(rule.Tree), CanonicalText.Of(Find(again.Compilation!, rule.Rule.Name).Tree)));
    }

    static string Effective(RulesCompilation rules, string name)
    {
        var writer = new StringWriter { NewLine = "\n" };
        new EffectiveRuleWriter(writer, rules).Write(Find(rules, name));
        return writer.ToString();
    }

    static RuleCompilation Find(RulesCompilation rules, string name) => rules.Rules.Single(r => r.Rule.Name == name);
}
