using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules.Loading;

namespace Gyrfalcon.Engine.Rules;

/// <summary>Loads rules files.</summary>
public static class RulesLoader
{
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

        // What could be read is compiled even after errors, so that they are all seen in one go.
        var ruleset = new RulesCompiler(collector, options, diagnostics).Compile();
        return new RulesLoadResult(diagnostics, diagnostics.HasErrors ? null : ruleset);
    }
}
