namespace Gyrfalcon.Engine.Rules;

/// <summary>A plugin of the reference that is not loaded here, because what it does is built in.</summary>
/// <param name="Name">Its name in <c>plugins</c> and <c>required_plugin_versions</c>.</param>
/// <param name="Version">The version whose rules and configuration are understood.</param>
/// <param name="Description">What it does, for a person.</param>
/// <param name="Capabilities">What kinds of work it does, in the words of <c>--list-plugins</c>.</param>
public sealed record BuiltInPlugin(string Name, Version Version, string Description, IReadOnlyList<string> Capabilities)
{
    /// <summary>The file that the reference would load.</summary>
    public string Library => $"lib{Name}.so";

    /// <summary>
    /// All of them. <c>container</c> has the version that the reference is shipped with; the others, which it is not shipped with,
    /// the newest.
    /// </summary>
    public static IReadOnlyList<BuiltInPlugin> All { get; } =
    [
        new("container", new Version(0, 7, 1), "Asks the container runtimes of this host what they know of its containers",
            ["Field Extraction", "Event Parsing", "Async Events"]),
        new("k8smeta", new Version(0, 4, 1), "Asks the Kubernetes API server of the pods of this node and what they belong to",
            ["Field Extraction", "Event Parsing", "Async Events"]),
        new("json", new Version(0, 7, 3), "Fields of events that are JSON; no source of such events is built in", ["Field Extraction"]),
    ];

    /// <summary>The one with this name, or null.</summary>
    public static BuiltInPlugin? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
