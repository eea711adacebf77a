using System.Runtime.InteropServices;
using System.Text.Json;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Hosting;

/// <summary>
/// What <c>--version</c> and <c>/versions</c> say: the versions that the tools around the reference look for, and our own beside
/// them. What the reference has a library or a driver for has our version.
/// </summary>
static class Versions
{
    /// <summary>The reference that this program takes the place of.</summary>
    public const string Falco = "0.44.1";

    /// <summary>Our own.</summary>
    public static string Own { get; } = typeof(Versions).Assembly.GetName().Version!.ToString(3);

    /// <summary>The processor architecture as the kernel names it.</summary>
    public static string Machine => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.Arm64 => "aarch64",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>Writes the text of <c>--version</c>.</summary>
    public static void WriteText(TextWriter writer)
    {
        writer.WriteLine($"Falco version: {Falco}");
        writer.WriteLine($"Libs version:  {Own}-gyrfalcon");
        writer.WriteLine($"Plugin API:    {PluginApi}");
        writer.WriteLine($"Engine:        {EngineVersion.Current}");
        writer.WriteLine("Driver:");
        writer.WriteLine($"  API version:    {DriverApi}");
        writer.WriteLine($"  Schema version: {EventTable.AnnouncedSchema}");
        writer.WriteLine($"  Default driver: {Own}-gyrfalcon");
        writer.WriteLine($"Gyrfalcon:     {Own}");
    }

    /// <summary>Writes the object of <c>/versions</c>, with the keys in the order of their names.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="plugins">The plugins that are on.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<BuiltInPlugin> plugins)
    {
        json.WriteStartObject();
        json.WriteString("default_driver_version", $"{Own}-gyrfalcon");
        json.WriteString("driver_api_version", DriverApi);
        json.WriteString("driver_schema_version", EventTable.AnnouncedSchema);
        json.WriteString("engine_version", $"{EngineVersion.Current.Minor}");
        json.WriteString("engine_version_semver", EngineVersion.Current.ToString());
        json.WriteString("falco_version", Falco);
        json.WriteString("gyrfalcon_version", Own);
        json.WriteString("libs_version", $"{Own}-gyrfalcon");
        json.WriteString("plugin_api_version", PluginApi);
        if (plugins.Count > 0)
        {
            json.WriteStartObject("plugin_versions");
            foreach (var plugin in plugins.OrderBy(p => p.Name, StringComparer.Ordinal)) json.WriteString(plugin.Name, plugin.Version.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    const string PluginApi = "3.12.0";

    const string DriverApi = "10.0.0";
}
