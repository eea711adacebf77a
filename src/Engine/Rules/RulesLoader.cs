using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules.Loading;

namespace Gyrfalcon.Engine.Rules;

/// <summary>Loads rules files.</summary>
public static class RulesLoader
{
    // What the reference's container plugin does is built in; the version is the one that the reference is shipped with.
    static readonly Dictionary<string, Version> s_builtInPlugins = new() { ["container"] = new Version(0, 7, 1) };

    /// <summary>Reads and compiles files, in order. All errors of all files are reported at once; with any there is no ruleset.</summary>
    public static RulesLoadResult Load(IEnumerable<SourceText> files, RulesOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var collector = new RulesCollector();
        var reader = new RulesFileReader(collector, diagnostics);
        foreach (var file in files)
        {
            collector.File++;
            reader.Read(file);
        }

        foreach (var alternatives in collector.RequiredPlugins) CheckPlugin(alternatives, diagnostics);

        // What could be read is compiled even after errors, so that they are all seen in one go.
        var ruleset = new RulesCompiler(collector, options, diagnostics).Compile();
        return new RulesLoadResult(diagnostics, diagnostics.HasErrors ? null : ruleset);
    }

    // The first alternative that is there decides, even when its version does not fit and a later one's would.
    static void CheckPlugin(List<PluginRequirement> alternatives, DiagnosticBag diagnostics)
    {
        foreach (var required in alternatives)
        {
            if (!s_builtInPlugins.TryGetValue(required.Name, out var version)) continue;
            if (version.Major == required.Version.Major && version >= required.Version) return;
            diagnostics.Error(
                LoadCodes.Validate, $"these rules require version {required.Version} of the plugin '{required.Name}'; this is {version}", required.Span);
            return;
        }

        string wanted = string.Join(" or ", alternatives.Select(a => $"'{a.Name}' {a.Version}"));
        diagnostics.Error(LoadCodes.Validate, $"these rules require the plugin {wanted}, which is not there; expected rules for syscalls", alternatives[0].Span);
    }
}
