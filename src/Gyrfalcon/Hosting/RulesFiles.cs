using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;

namespace Gyrfalcon.Hosting;

/// <summary>The rules files of the settings: loaded, or refused with every error shown.</summary>
static class RulesFiles
{
    /// <summary>Loads the files and writes what is wrong with them; null when they cannot be used.</summary>
    public static RulesCompilation? Load(Settings settings, DiagnosticBag diagnostics, TextWriter stderr)
    {
        var renderer = new DiagnosticRenderer(stderr, Terminals.HasColour(Console.IsErrorRedirected));
        var sources = Read(settings.RulesFiles, diagnostics);
        if (settings.RulesFiles.Count == 0)
            diagnostics.Error(LoadCodes.Configuration, "there are no rules: give a file with -r, or rules_files in the configuration", null);
        renderer.Write(diagnostics);
        if (diagnostics.HasErrors) return null;

        var result = RulesLoader.Load(sources, settings.RulesOptions);
        renderer.Write(result.Diagnostics);
        return result.Compilation;
    }

    /// <summary>Reads files, and those of folders; one that cannot be read is an error.</summary>
    public static List<SourceText> Read(IEnumerable<string> paths, DiagnosticBag diagnostics)
    {
        List<SourceText> sources = [];
        foreach (string path in SourceFiles.Expand(paths))
        {
            if (SourceFiles.Read(path, diagnostics) is { } source) sources.Add(source);
        }

        return sources;
    }
}
