using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules.Loading;

namespace Gyrfalcon.Engine.Rules;

/// <summary>Loads rules files.</summary>
public sealed class RulesLoader
{
    readonly RulesCollector _collector = new();
    readonly RulesOptions _options;

    RulesLoader(RulesOptions options) => _options = options;

    /// <summary>Reads and compiles files, in order. All errors of all files are reported at once; with any there is no ruleset.</summary>
    public static RulesLoadResult Load(IEnumerable<SourceText> files, RulesOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new RulesLoader(options);
        foreach (var file in files) loader.Read(file, diagnostics);
        loader.CheckPlugins(diagnostics);
        new ConfiguredNames(loader._collector.Rules.Items, diagnostics).Check(options);

        // What could be read is compiled even after errors, so that they are all seen in one go.
        var compilation = new RulesCompiler(loader._collector, options, diagnostics).Compile();
        return new RulesLoadResult(diagnostics, diagnostics.HasErrors ? null : compilation);
    }

    /// <summary>
    /// Checks files as the reference's <c>-V</c> does: everything is compiled again after each file, so that what is wrong with an
    /// earlier file is wrong with the later ones too, which cannot be loaded without it.
    /// </summary>
    public static RulesValidation Validate(IEnumerable<SourceText> files, RulesOptions options)
    {
        var loader = new RulesLoader(options);
        List<RulesFileResult> results = [];
        RulesCompilation? compilation = null;
        foreach (var file in files)
        {
            var diagnostics = new DiagnosticBag();
            loader.Read(file, diagnostics);
            loader.CheckPlugins(diagnostics);
            compilation = new RulesCompiler(loader._collector, options, diagnostics).Compile();
            results.Add(new RulesFileResult(file, diagnostics, RulesSchema.Check(file)));
        }

        return new RulesValidation(results, results.Exists(r => r.Diagnostics.HasErrors) ? null : compilation);
    }

    void Read(SourceText file, DiagnosticBag diagnostics)
    {
        _collector.File++;
        new RulesFileReader(_collector, _options.Sources, diagnostics).Read(file);
    }

    void CheckPlugins(DiagnosticBag diagnostics)
    {
        foreach (var alternatives in _collector.RequiredPlugins) CheckPlugin(alternatives, diagnostics);
    }

    // The first alternative that is there decides, even when its version does not fit and a later one's would.
    static void CheckPlugin(List<PluginRequirement> alternatives, DiagnosticBag diagnostics)
    {
        ItemLocation[] place = [new(ItemTypes.RequiredPluginVersions, "", alternatives[0].Span), new(ItemTypes.RequiredPluginVersionsEntry, alternatives[0].Name, alternatives[0].Span)];
        foreach (var required in alternatives)
        {
            if (BuiltInPlugin.Find(required.Name)?.Version is not { } version) continue;
            if (version.Major == required.Version.Major && version >= required.Version) return;
            diagnostics.Error(
                LoadCodes.Validate, $"Plugin '{required.Name}' version '{version}' is not compatible with required plugin version '{required.Version}'",
                required.Span, null, place);
            return;
        }

        string wanted = string.Join(", ", alternatives.Select(a => $"{a.Name} (>= {a.Version})"));
        diagnostics.Error(LoadCodes.Validate, $"Plugin requirement not satisfied, must load one of: {wanted}", alternatives[0].Span, null, place);
    }
}
