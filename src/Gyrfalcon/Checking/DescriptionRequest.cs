using System.Text.Json;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Rules.Reporting;
using Gyrfalcon.Hosting;
using Gyrfalcon.Listing;

namespace Gyrfalcon.Checking;

/// <summary>What <c>-L</c> and <c>-l</c> ask to be described.</summary>
/// <param name="Rule">The rule's name; null for all rules, and in JSON the macros and lists too.</param>
sealed record DescriptionRequest(string? Rule)
{
    // The reference's columns.
    const int NameWidth = 50;
    const int LineWidth = 110;

    /// <summary>Makes sure that what was asked for is there.</summary>
    /// <exception cref="ConfigurationException">No rule of this name is loaded.</exception>
    public void Check(RulesCompilation rules)
    {
        if (Rule is not null) rules.Find(Rule);
    }

    /// <summary>Writes all there is to know, as JSON.</summary>
    public void Write(Utf8JsonWriter json, RulesCompilation rules)
    {
        if (Rule is null) RulesDescriptionJson.WriteAll(json, rules);
        else RulesDescriptionJson.WriteRule(json, rules, Rule);
    }

    /// <summary>Writes names and descriptions in two columns.</summary>
    public void WriteText(TextWriter writer, RulesCompilation rules)
    {
        WriteRow(writer, "Rule", "Description");
        WriteRow(writer, "----", "-----------");
        foreach (var rule in rules.Rules.Select(r => r.Rule).Where(r => Rule is null || r.Name == Rule))
        {
            WriteRow(writer, rule.Name, WordWrap.Wrap(rule.Description, NameWidth + 1, LineWidth - NameWidth - 1));
            writer.WriteLine();
        }
    }

    static void WriteRow(TextWriter writer, string name, string description) => writer.WriteLine($"{name.PadRight(NameWidth)} {description}");
}
