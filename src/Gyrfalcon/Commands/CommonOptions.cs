using System.CommandLine;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;

namespace Gyrfalcon.Commands;

/// <summary>The options that every way of running the engine takes; names and meaning are the reference's (<c>config-cli</c> §3).</summary>
sealed class CommonOptions
{
    /// <summary><c>-c FILE</c>.</summary>
    public Option<string?> Configuration { get; } = new("-c")
    {
        Description = "Configuration file (default: /etc/falco/falco.yaml where it exists)",
        HelpName = "file",
    };

    /// <summary><c>-r FILE</c>.</summary>
    public Option<string[]> Rules { get; } = new("-r")
    {
        Description = "Rules file, or folder of rules files; may be repeated; replaces rules_files of the configuration",
        HelpName = "file",
    };

    /// <summary><c>-o KEY=VALUE</c>.</summary>
    public Option<string[]> Overrides { get; } = new("-o", "--option")
    {
        Description = "Sets a key of the configuration, such as json_output=true; may be repeated",
        HelpName = "key=value",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Configuration);
        command.Options.Add(Rules);
        command.Options.Add(Overrides);
    }

    /// <summary>Loads the settings that the options give.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read, or an option is malformed.</exception>
    public Settings Load(ParseResult result, DiagnosticBag diagnostics) => SettingsLoader.Load(
        result.GetValue(Configuration), result.GetValue(Overrides) ?? [], result.GetValue(Rules) ?? [], diagnostics);
}
