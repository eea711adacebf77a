using System.Globalization;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Explaining;

namespace Gyrfalcon.Testing;

/// <summary>Writes the results of tests for people: each test on a line, under a failed one why.</summary>
/// <param name="writer">Where to.</param>
/// <param name="style">How it looks.</param>
sealed class TestWriter(TextWriter writer, OutputStyle style)
{
    /// <summary>Writes a run.</summary>
    public void Write(TestRun run)
    {
        foreach (var file in run.Files) Write(file);
        if (run.Coverage is { Count: > 0 } coverage) new CoverageWriter(writer, style).Write(coverage);
        WriteTotals(run);
    }

    void Write(TestFileRun file)
    {
        writer.WriteLine(style.Bold(Clean(file.Path)));
        new DiagnosticRenderer(writer, style.HasColour).Write(file.Diagnostics);
        foreach (var test in file.Results)
        {
            writer.WriteLine($"  {Mark(test.Result.IsPassed)} {Clean(test.Result.Test.Name)}");
            foreach (var failure in test.Failures) Write(failure);
        }

        writer.WriteLine();
    }

    /// <summary>Writes why a test failed.</summary>
    public void Write(TestFailureReport report)
    {
        var failure = report.Failure;
        writer.WriteLine($"      {Red($"{Clean(failure.Rule)}: {Clean(failure.Text)}")}  {style.Faint(Clean(failure.Place.FileAndLine))}");
        if (report.Explainer is not { } explainer) return;
        var explanations = new ExplanationWriter(writer, style, explainer, report.Rule, opensAll: false);
        if (failure.Event is not null)
        {
            foreach (var explanation in explainer.Explained) explanations.Write(explanation);
        }
        else if (explainer.NearMisses is [var nearest, ..])
        {
            explanations.Write(nearest);
        }
        else
        {
            string types = explainer.EventTypes.Count == 0 ? "" : $" ({string.Join(", ", explainer.EventTypes)})";
            writer.WriteLine(style.Fit($"      no event of the test is of a type that the rule looks at{types}", style.Width));
        }

        writer.WriteLine();
    }

    void WriteTotals(TestRun run)
    {
        var tests = run.Files.SelectMany(f => f.Results).ToList();
        int failed = tests.Count(t => !t.Result.IsPassed), broken = run.Files.Count(f => f.Diagnostics.HasErrors);
        List<string> parts = [$"{Number(tests.Count - failed)} passed"];
        if (failed > 0) parts.Add(Red($"{Number(failed)} failed"));
        if (broken > 0) parts.Add(Red(broken == 1 ? "1 file cannot be run" : $"{Number(broken)} files cannot be run"));
        string time = run.Duration.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        writer.WriteLine($"{string.Join(", ", parts)} in {time} s");
    }

    string Mark(bool isPassed) => (isPassed, style.HasColour) switch
    {
        (true, true) => "\e[32m✓\e[0m",
        (false, true) => "\e[31m✗\e[0m",
        (true, false) => "ok    ",
        _ => "FAILED",
    };

    string Red(string text) => style.HasColour ? $"\e[31m{text}\e[0m" : text;

    static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Clean(string text) => DiagnosticRenderer.Clean(text);
}
