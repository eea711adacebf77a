using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Yaml;

namespace Gyrfalcon.Configuration;

/// <summary>Reads the configuration file and those that it includes, and merges them (<c>config-cli</c> §1).</summary>
sealed class ConfigFiles
{
    /// <summary>The key that names further files.</summary>
    public const string IncludesKey = "config_files";

    readonly DiagnosticBag _diagnostics;
    readonly List<ConfigFile> _files = [];
    readonly List<string> _folders = [];

    ConfigFiles(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <summary>Loads the configuration; what is wrong with it is reported with its place.</summary>
    /// <param name="path">The configuration file; null when there is none.</param>
    /// <param name="overrides">The <c>-o</c> options in order: they win over the files.</param>
    /// <param name="diagnostics">Takes errors.</param>
    /// <exception cref="ConfigurationException">An option is malformed.</exception>
    public static ConfigTree Load(string? path, IReadOnlyList<string> overrides, DiagnosticBag diagnostics)
    {
        var files = new ConfigFiles(diagnostics);
        var root = path is null ? Empty("no configuration") : files.Read(path);
        var options = overrides.ToLookup(o => o.StartsWith(IncludesKey, StringComparison.Ordinal));
        foreach (string option in options[true]) ConfigOverrides.Apply(root, option, diagnostics);
        foreach (var (include, strategy) in files.Includes(root, path)) files.Include(root, include, strategy);
        foreach (string option in options[false]) ConfigOverrides.Apply(root, option, diagnostics);
        return new(root, files._files, files._folders);
    }

    IEnumerable<(string Path, MergeStrategy Strategy)> Includes(YamlMapping root, string? main)
    {
        var reader = new ConfigReader(root, _diagnostics);
        foreach (var node in reader.Items(IncludesKey))
        {
            if (node is YamlScalar { IsNull: false } scalar)
            {
                if (IsWithin(scalar.Value, main, scalar.Span)) yield return (scalar.Value, MergeStrategy.Append);
            }
            else if (node is YamlMapping mapping && new ConfigEntry(mapping, IncludesKey, _diagnostics) is var entry && entry.Text("path") is { } path)
            {
                entry.WarnOfUnknownKeys("path", "strategy");
                if (IsWithin(path.Text, main, path.Span(0, path.Text.Length))) yield return (path.Text, Strategy(entry));
            }
            else
            {
                _diagnostics.Error(LoadCodes.Configuration, $"'{IncludesKey}' holds {node.Kind}; expected a path, or a mapping with 'path' and 'strategy'", node.Span);
            }
        }
    }

    bool IsWithin(string path, string? main, SourceSpan span)
    {
        if (path != main) return true;
        _diagnostics.Error(LoadCodes.Configuration, $"Config error: '{IncludesKey}' directive tried to recursively include main config file: {main}.", span);
        return false;
    }

    static MergeStrategy Strategy(ConfigEntry entry)
    {
        if (entry.Text("strategy") is not { } text) return MergeStrategy.Append;
        switch (text.Text)
        {
            case "append":
                return MergeStrategy.Append;
            case "override":
                return MergeStrategy.Override;
            case "add-only":
                return MergeStrategy.AddOnly;
            default:
                string[] known = ["append", "override", "add-only"];
                entry.Warning($"'strategy' is '{text.Text}'; expected one of {string.Join(", ", known)}; append is used", text.Span(0, text.Text.Length), Suggestions.Closest(text.Text, known));
                return MergeStrategy.Append;
        }
    }

    // What is not there is passed over, as it is in the reference: an image ships the key before anybody makes the folder.
    void Include(YamlMapping root, string path, MergeStrategy strategy)
    {
        if (File.Exists(path)) Merge(root, path, strategy);
        if (!Directory.Exists(path)) return;
        _folders.Add(path);
        foreach (string file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)) Merge(root, file, strategy);
    }

    void Merge(YamlMapping root, string path, MergeStrategy strategy)
    {
        foreach (var entry in Read(path).Entries)
        {
            int index = root.Entries.FindIndex(e => e.Key.Value == entry.Key.Value);
            if (entry.Key.Value == IncludesKey)
                _diagnostics.Error(LoadCodes.Configuration, $"Config error: '{IncludesKey}' directive in included config file {path}.", entry.Key.Span);
            else if (index < 0)
                root.Entries.Add(entry);
            else if (strategy == MergeStrategy.Append && entry.Value is YamlSequence more && root.Entries[index].Value is YamlSequence sequence)
                sequence.Items.AddRange(more.Items);
            else if (strategy != MergeStrategy.AddOnly)
                root.Entries[index] = entry;
        }
    }

    YamlMapping Read(string path)
    {
        if (SourceFiles.Read(path, _diagnostics) is not { } source) return Empty(path);
        var root = Parse(source, path);
        EnvironmentVariables.Expand(root);
        _files.Add(new ConfigFile(path, SourceFiles.Sha256(path), ConfigSchema.Check(root)));
        return root;
    }

    YamlMapping Parse(SourceText source, string path)
    {
        var documents = YamlReader.Read(source, _diagnostics);
        switch (documents)
        {
            case [] or [{ IsNull: true }]:
                return Empty(path);
            case [YamlMapping mapping, ..]:
                return mapping;
            default:
                _diagnostics.Error(LoadCodes.Configuration, $"a configuration is a mapping of keys to values, not {documents[0].Kind}", documents[0].Span);
                return Empty(path);
        }
    }

    static YamlMapping Empty(string name) => new(new SourceSpan(new SourceText(name, ""), 0, 0));
}
