using System.Text.Json;
using Gyrfalcon.Configuration;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Rules;
using Gyrfalcon.Engine.Rules.Reporting;
using Gyrfalcon.Engine.Yaml.Schemas;
using Gyrfalcon.Hosting;
using Gyrfalcon.Listing;

namespace Gyrfalcon.Checking;

/// <summary>What <c>-V</c>, <c>-L</c> and <c>-l</c> do: rules are checked or described, and nothing runs (<c>rule-language</c> §5).</summary>
/// <param name="settings">The settings; <c>json_output</c> decides the form.</param>
/// <param name="diagnostics">What was wrong with the settings; they are used as they are unless it holds errors.</param>
/// <param name="stdout">Takes the result.</param>
/// <param name="stderr">Takes warnings of files that can be loaded, and the reason why the check fails.</param>
sealed class RulesCheck(Settings settings, DiagnosticBag diagnostics, TextWriter stdout, TextWriter stderr)
{
    readonly DiagnosticRenderer _warnings = new(stderr, Terminals.HasColour(Console.IsErrorRedirected));

    /// <summary>Checks files one after the other.</summary>
    /// <param name="paths">The files and folders, in the order in which they are to be loaded.</param>
    /// <param name="description">What to describe when all of them are good; null for nothing.</param>
    /// <returns>The exit code: a file that cannot be loaded is a failure.</returns>
    public int Validate(IReadOnlyList<string> paths, DescriptionRequest? description)
    {
        var files = RulesFiles.Read(paths, diagnostics);
        _warnings.Write(diagnostics);
        if (diagnostics.HasErrors) return ExitCodes.Failed;

        var validation = RulesLoader.Validate(files, settings.RulesOptions);
        if (validation.Compilation is { } rules) description?.Check(rules);
        else description = null;
        if (settings.JsonOutput) WriteJson(validation, description);
        else WriteText(validation, description);
        if (validation.IsSuccessful) return ExitCodes.Ok;

        var invalid = validation.Files.Where(f => f.Diagnostics.HasErrors).Select(f => $"{f.File.Name}: Invalid");
        stderr.WriteLine($"Error: {string.Join(", ", invalid)}");
        return ExitCodes.Failed;
    }

    /// <summary>Describes the rules of the settings.</summary>
    /// <returns>The exit code.</returns>
    public int Describe(DescriptionRequest description)
    {
        if (RulesFiles.Load(settings, diagnostics, stderr) is not { } rules) return ExitCodes.Failed;
        description.Check(rules);
        if (settings.JsonOutput) JsonOutput.WriteCompact(stdout, json => description.Write(json, rules));
        else description.WriteText(stdout, rules);
        return ExitCodes.Ok;
    }

    void WriteJson(RulesValidation validation, DescriptionRequest? description) => JsonOutput.WriteCompact(stdout, json =>
    {
        json.WriteStartObject();
        if (description is not null)
        {
            json.WritePropertyName("falco_describe_results");
            description.Write(json, validation.Compilation!);
        }

        json.WritePropertyName("falco_load_results");
        LoadResultsJson.Write(json, validation.Files);
        json.WriteEndObject();
    });

    void WriteText(RulesValidation validation, DescriptionRequest? description)
    {
        var renderer = new DiagnosticRenderer(stdout, Terminals.HasColour(Console.IsOutputRedirected));
        foreach (var file in validation.Files)
        {
            var errors = file.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            var warnings = file.Diagnostics.Items.Where(d => d.Severity == DiagnosticSeverity.Warning).ToList();
            string state = errors.Count > 0 ? "Invalid" : warnings.Count > 0 ? "Ok, with warnings" : "Ok";
            stdout.WriteLine($"{file.File.Name}: {state}");
            WriteAll(errors.Count == 0 && warnings.Count > 0 ? stderr : stdout, file.SchemaWarnings ?? []);

            // Only a file that is refused is explained in full here, as the reference has it.
            var (writer, explainer) = errors.Count > 0 ? (stdout, renderer) : (stderr, _warnings);
            WriteAll(writer, explainer, errors, "Errors");
            WriteAll(writer, explainer, warnings, "Warnings");
        }

        if (description is null) return;
        stdout.WriteLine();
        description.WriteText(stdout, validation.Compilation!);
    }

    static void WriteAll(TextWriter writer, IReadOnlyList<SchemaFinding> findings)
    {
        if (findings.Count == 0) return;
        writer.WriteLine($"{findings.Count} Schema warnings:");
        foreach (var finding in findings)
        {
            writer.WriteLine("------");
            writer.WriteLine(DiagnosticRenderer.Clean(finding.Message));
            writer.WriteLine($"   at {DiagnosticRenderer.Clean(finding.Span.ToString())}");
        }

        writer.WriteLine("------");
    }

    static void WriteAll(TextWriter writer, DiagnosticRenderer renderer, List<Diagnostic> diagnostics, string title)
    {
        if (diagnostics.Count == 0) return;
        writer.WriteLine($"{diagnostics.Count} {title}:");
        foreach (var diagnostic in diagnostics) renderer.Write(diagnostic);
    }
}
