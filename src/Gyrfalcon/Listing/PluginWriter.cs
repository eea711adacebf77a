using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Listing;

/// <summary>What <c>--list-plugins</c> and <c>--plugin-info</c> print of the plugins that are built in, in the reference's form.</summary>
static class PluginWriter
{
    /// <summary>Writes one block for each plugin that is on.</summary>
    public static void WriteAll(TextWriter writer, IReadOnlyList<BuiltInPlugin> plugins)
    {
        writer.WriteLine($"{plugins.Count} Plugins Loaded:");
        writer.WriteLine();
        foreach (var plugin in plugins) Write(writer, plugin);
    }

    /// <summary>Writes all about one plugin.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="plugins">The plugins that are on.</param>
    /// <param name="wanted">Its name, or the library that the configuration names for it.</param>
    /// <exception cref="ConfigurationException">It is not on.</exception>
    public static void WriteInfo(TextWriter writer, IReadOnlyList<BuiltInPlugin> plugins, string wanted)
    {
        var plugin = plugins.FirstOrDefault(p => p.Name == wanted || p.Library == Path.GetFileName(wanted))
            ?? throw new ConfigurationException($"can't find plugin and print its info: {wanted}");
        Write(writer, plugin);
        string[] keys = plugin.Name switch
        {
            ContainerPlugin.Name => ContainerPlugin.InitKeys,
            KubernetesPlugin.Name => KubernetesPlugin.InitKeys,
            _ => [],
        };
        writer.WriteLine(keys.Length == 0 ? "Init config schema type: Not available, the plugin takes no init_config" : $"Init config: a mapping with the keys {string.Join(", ", keys)}");
        writer.WriteLine();
    }

    static void Write(TextWriter writer, BuiltInPlugin plugin)
    {
        writer.WriteLine($"Name: {plugin.Name}");
        writer.WriteLine($"Description: {plugin.Description}");
        writer.WriteLine("Contact: built into Gyrfalcon; no library is opened");
        writer.WriteLine($"Version: {plugin.Version}");
        writer.WriteLine("Capabilities: ");
        foreach (string capability in plugin.Capabilities) writer.WriteLine($"  - {capability}");
        writer.WriteLine();
    }
}
