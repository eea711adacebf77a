using System.Globalization;
using Gyrfalcon.Enrichment;

namespace Gyrfalcon.Configuration;

/// <summary>
/// Reads the entry <c>container</c> of <c>plugins</c>: what the reference has a plugin for is built in here, and takes the same
/// <c>init_config</c>.
/// </summary>
static class ContainerPlugin
{
    /// <summary>What the plugin is called.</summary>
    public const string Name = "container";

    /// <summary>The keys of <c>init_config</c>.</summary>
    public static readonly string[] InitKeys = ["label_max_len", "with_size", "hooks", "log_level", "host_root", "engines"];

    /// <summary>The options of the entry; the defaults when there is none.</summary>
    public static ContainerOptions Read(IReadOnlyList<ConfigEntry> plugins)
    {
        var options = new ContainerOptions();
        foreach (var plugin in plugins)
        {
            if (plugin.Text("name")?.Text == Name && plugin.Mapping("init_config") is { } config) options = Read(config);
        }

        return options;
    }

    static ContainerOptions Read(ConfigEntry config)
    {
        config.WarnOfUnknownKeys(InitKeys);
        var options = new ContainerOptions();
        if (config.Text("label_max_len") is { } length)
        {
            if (int.TryParse(length.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit)) options = options with { LabelMaxLength = limit };
            else config.Error($"'label_max_len' is '{length.Text}'; expected a whole number", length.Span(0, length.Text.Length));
        }

        options = options with { WithSize = config.Bool("with_size", options.WithSize) };
        return config.Mapping("engines") is { } engines ? Read(engines, options) : options;
    }

    static ContainerOptions Read(ConfigEntry engines, ContainerOptions options)
    {
        engines.WarnOfUnknownKeys("docker", "podman", "cri", "containerd", "lxc", "libvirt_lxc", "bpm", "static");
        return options with
        {
            Docker = Sockets(engines, "docker", options.Docker),
            Podman = Sockets(engines, "podman", options.Podman),
            Cri = Sockets(engines, "cri", options.Cri),
            Containerd = Sockets(engines, "containerd", options.Containerd),
            Static = engines.Mapping("static") is { } entry && entry.Bool("enabled", false) ? ReadStatic(entry) : null,
        };
    }

    static IReadOnlyList<string> Sockets(ConfigEntry engines, string key, IReadOnlyList<string> defaults)
    {
        if (engines.Mapping(key) is not { } engine) return defaults;
        engine.WarnOfUnknownKeys("enabled", "sockets");
        if (!engine.Bool("enabled", true)) return [];
        var sockets = engine.Texts("sockets");

        // As a URL, which the reference takes too.
        return sockets.Count == 0 ? defaults : [.. sockets.Select(s => s.StartsWith("unix://", StringComparison.Ordinal) ? s["unix://".Length..] : s)];
    }

    static StaticContainer? ReadStatic(ConfigEntry entry)
    {
        entry.WarnOfUnknownKeys("enabled", "container_id", "container_name", "container_image");
        if (entry.Text("container_id") is { } id && entry.Text("container_name") is { } name && entry.Text("container_image") is { } image)
            return new(id.Text, name.Text, image.Text);
        entry.Error("'static' is enabled; expected 'container_id', 'container_name' and 'container_image' too", entry.Span);
        return null;
    }
}
