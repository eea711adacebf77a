using System.CommandLine;
using Gyrfalcon.Checking;
using Gyrfalcon.Configuration;
using Gyrfalcon.Hosting;
using Gyrfalcon.Listing;

namespace Gyrfalcon.Commands;

/// <summary>The options of the root command that tell of the program and its configuration, and stop (<c>config-cli</c> §3).</summary>
sealed class InfoOptions
{
    readonly Option<bool> _version = new("--version") { Description = "Prints the versions, as JSON with json_output, and stops" };
    readonly Option<bool> _configSchema = new("--config-schema") { Description = "Prints the JSON schema of configuration files, and stops" };
    readonly Option<bool> _pageSize = new("--page-size") { Description = "Prints the size of a page of memory, and stops" };
    readonly Option<bool> _ignored = new("-i") { Description = "Prints the syscalls that are left out unless base_syscalls.all is set, and stops" };
    readonly Option<bool> _plugins = new("--list-plugins") { Description = "Lists the plugins of the configuration, and stops" };
    readonly Option<string?> _plugin = new("--plugin-info") { Description = "Prints what there is to know of one plugin, and stops", HelpName = "name" };
    readonly Option<bool> _support = new("--support") { Description = "Prints versions, configuration and rules files as JSON, for a report of a fault, and stops" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_version, _configSchema, _pageSize, _ignored, _plugins, _plugin, _support]) command.Options.Add(option);
    }

    /// <summary>Prints what needs no configuration; false when nothing of it was asked for.</summary>
    public bool TryPrint(ParseResult result, TextWriter stdout)
    {
        if (result.GetValue(_configSchema))
        {
            stdout.WriteLine(ConfigSchema.Text);
            return true;
        }

        if (!result.GetValue(_ignored)) return false;
        stdout.WriteLine("Ignored syscall(s):");
        foreach (string name in SyscallSelection.Ignored) stdout.WriteLine($"- {name}");
        stdout.WriteLine();
        return true;
    }

    /// <summary>Prints what the settings decide; false when nothing of it was asked for.</summary>
    /// <exception cref="ConfigurationException">There is no such plugin.</exception>
    public bool TryPrint(ParseResult result, Settings settings, TextWriter stdout)
    {
        if (result.GetValue(_version)) PrintVersion(settings, stdout);
        else if (result.GetValue(_pageSize)) stdout.WriteLine($"Your system page size is: {Environment.SystemPageSize} bytes");
        else if (result.GetValue(_plugin) is { } plugin) PluginWriter.WriteInfo(stdout, settings.Plugins, plugin);
        else if (result.GetValue(_plugins)) PluginWriter.WriteAll(stdout, settings.Plugins);
        else if (result.GetValue(_support)) SupportWriter.Write(stdout, settings);
        else return false;
        return true;
    }

    static void PrintVersion(Settings settings, TextWriter stdout)
    {
        if (settings.JsonOutput) JsonOutput.WriteCompact(stdout, json => Versions.Write(json, settings.Plugins));
        else Versions.WriteText(stdout);
    }
}
