using System.CommandLine;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Listing;

namespace Gyrfalcon.Commands;

/// <summary>The options of the root command that list fields and events, or print a schema, and stop (<c>config-cli</c> §3).</summary>
sealed class ListOptions
{
    readonly Option<string?> _list = new("--list")
    {
        Description = "Lists the fields, of all sources or of one (--list=syscall), and stops",
        HelpName = "source",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<bool> _names = new("-N") { Description = "With --list: the names alone" };
    readonly Option<bool> _verbose = new("-v") { Description = "With --list: types too" };
    readonly Option<bool> _events = new("--list-events") { Description = "Lists the events and their parameters, and stops" };
    readonly Option<bool> _ruleSchema = new("--rule-schema") { Description = "Prints the JSON schema of rules files, and stops" };
    readonly Option<string?> _format = new("--format") { Description = "How lists are written: text, markdown or json", HelpName = "format" };
    readonly Option<bool> _markdown = new("--markdown") { Description = "Deprecated: the same as --format markdown" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_list, _names, _verbose, _events, _ruleSchema, _format, _markdown]) command.Options.Add(option);
    }

    /// <summary>Writes the list or the schema that was asked for; false when none was.</summary>
    /// <exception cref="ConfigurationException">There is no such format or source.</exception>
    public bool TryList(ParseResult result, TextWriter stdout, TextWriter stderr)
    {
        if (result.GetValue(_ruleSchema))
        {
            stdout.Write(RulesSchema.Text);
            return true;
        }

        var format = ReadFormat(result, stderr);
        if (result.GetValue(_events))
        {
            EventListWriter.Write(stdout, format);
            return true;
        }

        if (result.GetResult(_list) is null) return false;
        var classes = FieldSources.ClassesOf(result.GetValue(_list) ?? "");
        var writer = new FieldListWriter(stdout, result.GetValue(_verbose));
        if (result.GetValue(_names)) writer.WriteNames(classes, format);
        else writer.Write(classes, format);
        return true;
    }

    ListFormat ReadFormat(ParseResult result, TextWriter stderr)
    {
        string? format = result.GetValue(_format);
        bool isMarkdown = result.GetValue(_markdown);
        if (isMarkdown && format is not null) throw new ConfigurationException("Cannot specify both --markdown and --format options together");
        if (isMarkdown) stderr.WriteLine("WARNING: --markdown is deprecated, use --format markdown instead.");
        return format?.ToLowerInvariant() switch
        {
            null or "" => isMarkdown ? ListFormat.Markdown : ListFormat.Text,
            "text" => ListFormat.Text,
            "markdown" => ListFormat.Markdown,
            "json" => ListFormat.Json,
            _ => throw new ConfigurationException($"Invalid format '{format}'. Valid values are: text, markdown, json"),
        };
    }
}
