using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Configuration;

/// <summary>
/// Reads <c>plugins</c> and <c>load_plugins</c>: which of the plugins that are built in are on. No library is opened; one that is
/// asked for and not built in stops the start.
/// </summary>
static class PluginsSection
{
    /// <summary>The plugins in the order in which they are loaded. Without either key, <c>container</c> and <c>k8smeta</c> are.</summary>
    /// <param name="reader">The configuration.</param>
    /// <param name="plugins">The entries of <c>plugins</c>.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static IReadOnlyList<BuiltInPlugin> Read(ConfigReader reader, IReadOnlyList<ConfigEntry> plugins, DiagnosticBag diagnostics)
    {
        var entries = plugins.Select(e => (Entry: e, Name: e.Text("name")?.Text)).ToList();
        foreach (var (entry, name) in entries)
        {
            entry.WarnOfUnknownKeys("name", "library_path", "init_config", "open_params");
            if (name is null) entry.Error("an entry of 'plugins' has no 'name'", entry.Span);
        }

        if (!reader.Has("load_plugins"))
        {
            if (entries.Count == 0) return [.. BuiltInPlugin.All.Where(p => p.Name is ContainerPlugin.Name or KubernetesPlugin.Name)];
            return [.. entries.Select(e => Load(e.Entry, e.Name)).OfType<BuiltInPlugin>()];
        }

        List<BuiltInPlugin> loaded = [];
        foreach (string wanted in reader.List("load_plugins"))
        {
            var (entry, name) = entries.Find(e => e.Name == wanted);
            if (name is null && BuiltInPlugin.Find(wanted) is { } unconfigured)
                loaded.Add(unconfigured);
            else if (name is null)
                diagnostics.Error(LoadCodes.Configuration, $"Cannot load plugin '{wanted}': plugin config not found for given name", reader.SpanOf("load_plugins"), Suggestions.Closest(wanted, entries.Select(e => e.Name).OfType<string>()));
            else if (Load(entry, name) is { } plugin)
                loaded.Add(plugin);
        }

        return loaded;
    }

    static BuiltInPlugin? Load(ConfigEntry entry, string? name)
    {
        if (name is null) return null;
        string library = entry.Text("library_path")?.Text ?? "";
        var plugin = BuiltInPlugin.Find(name);
        if (plugin is not null && (library.Length == 0 || Path.GetFileName(library) == plugin.Library)) return plugin;
        entry.Error(
            $"the plugin '{name}' ({library}) cannot be loaded: no library is opened; {string.Join(", ", BuiltInPlugin.All.Select(p => $"{p.Name} ({p.Library})"))} are built in",
            entry.Span);
        return null;
    }
}
