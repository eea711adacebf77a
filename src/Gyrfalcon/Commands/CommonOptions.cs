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

    /// <summary><c>--strict-config</c>: what the reference passes over in a configuration stops the start.</summary>
    public Option<bool> Strict { get; } = new("--strict-config")
    {
        Description = "Stops when the configuration has unknown keys or wrong values, instead of warning of them",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Configuration);
        command.Options.Add(Rules);
        command.Options.Add(Overrides);
        command.Options.Add(Strict);
    }

    /// <summary>The options as they were given, for another process of the agent.</summary>
    public IReadOnlyList<string> Arguments(ParseResult result) =>
    [
        .. result.GetValue(Configuration) is { } file ? (string[])["-c", file] : [],
        .. (result.GetValue(Rules) ?? []).SelectMany(rules => (string[])["-r", rules]),
        .. (result.GetValue(Overrides) ?? []).SelectMany(setting => (string[])["-o", setting]),
        .. result.GetValue(Strict) ? (string[])["--strict-config"] : [],
    ];

    /// <summary>Loads the settings that the options give.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="diagnostics">Takes what is wrong with the configuration.</param>
    /// <param name="overrides">What other options say in the form of <c>-o</c>.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, or an option is malformed.</exception>
    public Settings Load(ParseResult result, DiagnosticBag diagnostics, params IReadOnlyList<string> overrides)
    {
        var found = new DiagnosticBag();
        var settings = SettingsLoader.Load(result.GetValue(Configuration), [.. result.GetValue(Overrides) ?? [], .. overrides], result.GetValue(Rules) ?? [], found);
        bool isStrict = result.GetValue(Strict);
        foreach (var item in found.Items) diagnostics.Add(isStrict ? item with { Severity = DiagnosticSeverity.Error } : item);
        return settings;
    }
}
