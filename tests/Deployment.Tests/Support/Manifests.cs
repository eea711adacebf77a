using YamlDotNet.RepresentationModel;

namespace Gyrfalcon.Deployment.Tests.Support;

/// <summary>Objects of Kubernetes as they were rendered.</summary>
sealed class Manifests
{
    readonly List<YamlMappingNode> _objects = [];

    /// <summary>The text that was rendered.</summary>
    public required string Text { get; init; }

    public int Count => _objects.Count;

    /// <summary>Their kinds, in order.</summary>
    public IEnumerable<string> Kinds => _objects.Select(o => Scalar(o, "kind")!);

    public static Manifests Parse(string text)
    {
        var manifests = new Manifests { Text = text };
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        foreach (var document in stream.Documents)
        {
            if (document.RootNode is YamlMappingNode mapping) manifests._objects.Add(mapping);
        }

        return manifests;
    }

    /// <summary>The value at a path of one object, such as <c>spec.template.spec.hostPID</c>; null when there is none.</summary>
    public string? Value(string kind, string path) => Scalar(Object(kind), path);

    /// <summary>A label or annotation, whose names have dots.</summary>
    public string? Label(string kind, string path, string name) => Scalar(Object(kind), path, name);

    /// <summary>The items of a list of texts.</summary>
    public IEnumerable<string> List(string kind, string path) =>
        Node(Object(kind), path) is YamlSequenceNode items ? items.Select(i => i.ToString()) : [];

    /// <summary>A key of a ConfigMap.</summary>
    public string Data(string configMap, string key) => Scalar(Object("ConfigMap", configMap), "data", key)
        ?? throw new KeyNotFoundException($"the ConfigMap {configMap} has no {key}");

    /// <summary>The keys of a ConfigMap.</summary>
    public IEnumerable<string> Keys(string configMap) => ((YamlMappingNode)Object("ConfigMap", configMap)["data"]).Children.Keys.Select(k => k.ToString());

    YamlMappingNode Object(string kind, string? name = null) =>
        _objects.Single(o => Scalar(o, "kind") == kind && (name is null || Scalar(o, "metadata.name") == name));

    static string? Scalar(YamlNode node, string path) => (Node(node, path) as YamlScalarNode)?.Value;

    static string? Scalar(YamlNode node, string path, string key) =>
        Node(node, path) is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    static YamlNode? Node(YamlNode node, string path)
    {
        YamlNode? at = node;
        foreach (string step in path.Split('.'))
        {
            at = at switch
            {
                YamlMappingNode mapping when mapping.Children.TryGetValue(step, out var child) => child,
                YamlSequenceNode items when int.TryParse(step, out int index) && index < items.Children.Count => items[index],
                _ => null,
            };
        }

        return at;
    }
}
