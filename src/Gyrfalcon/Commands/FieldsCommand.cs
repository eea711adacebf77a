using System.CommandLine;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Hosting;
using Gyrfalcon.Listing;

namespace Gyrfalcon.Commands;

/// <summary><c>gyr fields</c>: explains one field, or lists all that are neither hidden nor deprecated.</summary>
static class FieldsCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("field") { Description = "The field, such as proc.aname or proc.aname[2]", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Writes JSON" };
        var command = new Command("fields", "Explains a field, or lists the fields");
        command.Arguments.Add(name);
        command.Options.Add(json);
        command.SetAction(result => Run(result.GetValue(name), result.GetValue(json), Console.Out, Terminals.HasColour(Console.IsOutputRedirected)));
        return command;
    }

    /// <summary>Writes what was asked for.</summary>
    /// <exception cref="ConfigurationException">There is no such field.</exception>
    internal static int Run(string? name, bool asJson, TextWriter stdout, bool isTerminal)
    {
        if (name is not null) Explain(Find(name), asJson, stdout, isTerminal);
        else List(asJson, stdout, isTerminal);
        return ExitCodes.Ok;
    }

    static void Explain(Field field, bool asJson, TextWriter stdout, bool isTerminal)
    {
        var sources = FieldSources.ClassesOf("").First(c => c.Class.Fields.Contains(field)).Sources;
        if (asJson) JsonOutput.WriteIndented(stdout, json => FieldJson.Write(json, field, sources));
        else new FieldExplanation(stdout, isTerminal).Write(field, sources);
    }

    static void List(bool asJson, TextWriter stdout, bool isTerminal)
    {
        var classes = FieldSources.ClassesOf("");
        if (!asJson)
        {
            new FieldExplanation(stdout, isTerminal).WriteList([.. classes.SelectMany(c => c.Class.Fields).Where(IsListed)]);
            return;
        }

        JsonOutput.WriteIndented(stdout, json =>
        {
            json.WriteStartArray();
            foreach (var one in classes)
            {
                foreach (var field in one.Class.Fields.Where(IsListed)) FieldJson.Write(json, field, one.Sources);
            }

            json.WriteEndArray();
        });
    }

    static bool IsListed(Field field) => (field.Traits & (FieldTraits.Hidden | FieldTraits.Deprecated)) == 0;

    // A field that needs an argument is explained without one too.
    static Field Find(string text)
    {
        if (SyscallSource.Instance.Fields.Find(text) is { } field) return field;
        int bracket = text.EndsWith(']') ? text.IndexOf('[') : -1;
        string name = bracket < 0 ? text : text[..bracket];
        string? argument = bracket < 0 ? null : text[(bracket + 1)..^1].Trim('"', '\'');
        if (SyscallSource.Instance.Fields.TryBind(name, argument, out var bound, out string? error, out string? suggestion)) return bound.Field;
        throw new ConfigurationException(suggestion is null ? error : $"{error}; did you mean '{suggestion}'?");
    }
}
