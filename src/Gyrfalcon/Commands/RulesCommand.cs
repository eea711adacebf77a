using System.CommandLine;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Rules.Reporting;
using Gyrfalcon.Hosting;
using Gyrfalcon.Listing;

namespace Gyrfalcon.Commands;

/// <summary><c>gyr rules list</c> and <c>gyr rules show</c>: which rules there are, and what became of one.</summary>
static class RulesCommand
{
    public static Command Create()
    {
        var command = new Command("rules", "Lists rules, or shows one");
        command.Subcommands.Add(CreateList());
        command.Subcommands.Add(CreateShow());
        return command;
    }

    static Command CreateList()
    {
        var options = new CommonOptions();
        var source = new Option<string?>("--source") { Description = "Only the rules for events of this source", HelpName = "source" };
        var tag = new Option<string?>("--tag") { Description = "Only the rules with this tag", HelpName = "tag" };
        var priority = new Option<string?>("--priority") { Description = "Only the rules of this priority or a graver one", HelpName = "priority" };
        var json = new Option<bool>("--json") { Description = "Writes JSON" };
        var command = new Command("list", "Lists the rules: priority, whether it is in force, name, tags and place");
        options.AddTo(command);
        foreach (var option in (Option[])[source, tag, priority, json]) command.Options.Add(option);
        command.SetAction(result =>
        {
            if (Load(options, result) is not { } rules) return ExitCodes.Failed;
            var least = ReadPriority(result.GetValue(priority));
            string? wantedSource = result.GetValue(source);
            string? wantedTag = result.GetValue(tag);
            var selected = rules.Rules.Where(r =>
                r.Rule.Priority <= least
                && (wantedSource is null || r.Rule.Source == wantedSource)
                && (wantedTag is null || r.Rule.Tags.Contains(wantedTag)));
            var writer = new RuleListWriter(Console.Out, rules, Terminals.HasColour(Console.IsOutputRedirected));
            if (result.GetValue(json)) writer.WriteJson([.. selected]);
            else writer.Write([.. selected]);
            return ExitCodes.Ok;
        });
        return command;
    }

    static Command CreateShow()
    {
        var options = new CommonOptions();
        var name = new Argument<string>("name") { Description = "The rule's name" };
        var effective = new Option<bool>("--effective") { Description = "The rule after all that was appended and overridden, with the file and line of each part" };
        var command = new Command("show", "Shows a rule as the files write it");
        options.AddTo(command);
        command.Arguments.Add(name);
        command.Options.Add(effective);
        command.SetAction(result =>
        {
            if (Load(options, result) is not { } rules) return ExitCodes.Failed;
            var rule = rules.Find(result.GetRequiredValue(name));
            if (result.GetValue(effective)) new EffectiveRuleWriter(Console.Out, rules).Write(rule);
            else WrittenRuleWriter.Write(Console.Out, rule);
            return ExitCodes.Ok;
        });
        return command;
    }

    static RulesCompilation? Load(CommonOptions options, ParseResult result)
    {
        var diagnostics = new DiagnosticBag();
        return RulesFiles.Load(options.Load(result, diagnostics), diagnostics, Console.Error);
    }

    static Priority ReadPriority(string? text)
    {
        if (text is null) return Priority.Debug;
        if (Priorities.TryParse(text, out var priority)) return priority;
        throw new ConfigurationException($"'{text}' is no priority; expected one of {string.Join(", ", Priorities.Names)}");
    }
}
