using System.CommandLine;
using Gyrfalcon.Checking;

namespace Gyrfalcon.Commands;

/// <summary>The options of the root command that check or describe rules and stop (<c>config-cli</c> §3).</summary>
sealed class CheckOptions
{
    readonly Option<string[]> _validate = new("-V", "--validate") { Description = "Checks a rules file, or a folder of them, and stops; may be repeated", HelpName = "file" };
    readonly Option<bool> _describeAll = new("-L") { Description = "Shows the name and description of all rules, and stops; with json_output all there is to know" };
    readonly Option<string?> _describe = new("-l") { Description = "The same for one rule", HelpName = "rule" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_validate, _describeAll, _describe]) command.Options.Add(option);
    }

    /// <summary>Does what was asked for; null when nothing was.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="prepare">Loads the settings, which takes time and may fail, when they are needed.</param>
    public int? Run(ParseResult result, Func<RulesCheck> prepare)
    {
        string? rule = result.GetValue(_describe);
        var description = rule is not null || result.GetValue(_describeAll) ? new DescriptionRequest(rule) : null;
        if (result.GetValue(_validate) is { Length: > 0 } files) return prepare().Validate(files, description);
        return description is null ? null : prepare().Describe(description);
    }
}
