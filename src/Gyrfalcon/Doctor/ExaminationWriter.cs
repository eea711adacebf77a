using Gyrfalcon.Listing;

namespace Gyrfalcon.Doctor;

/// <summary>Writes findings: a line each, with the remedy below it, or JSON.</summary>
/// <param name="writer">Where to.</param>
/// <param name="hasColour">Whether it is a terminal that takes ANSI colours.</param>
sealed class ExaminationWriter(TextWriter writer, bool hasColour)
{
    const int Width = 18;

    public void Write(Finding finding)
    {
        var (mark, colour) = finding.State switch
        {
            FindingState.Good => ("ok", "32"),
            FindingState.Absent => ("-", "2"),
            FindingState.Warning => ("warning", "33"),
            _ => ("FAILURE", "31;1"),
        };
        string state = mark.PadRight(9);
        writer.WriteLine($"{(hasColour ? $"\e[{colour}m{state}\e[0m" : state)}{finding.Check.PadRight(Width)}{finding.Text.ReplaceLineEndings(" ")}");
        if (finding.Remedy.Length > 0) writer.WriteLine($"{new string(' ', 9 + Width)}{(hasColour ? "→" : "->")} {finding.Remedy}");
    }

    public void WriteSummary(IReadOnlyList<Finding> findings)
    {
        int failures = findings.Count(f => f.State == FindingState.Failure), warnings = findings.Count(f => f.State == FindingState.Warning);
        writer.WriteLine();
        writer.WriteLine(
            failures > 0 ? $"Detection cannot run: {failures} failure{(failures == 1 ? "" : "s")}, {warnings} warning{(warnings == 1 ? "" : "s")}."
            : warnings > 0 ? $"Detection can run, but lacks something: {warnings} warning{(warnings == 1 ? "" : "s")}."
            : "All is well.");
    }

    public void WriteJson(IReadOnlyList<Finding> findings) => JsonOutput.WriteIndented(writer, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("can_run", findings.All(f => f.State != FindingState.Failure));
        json.WriteStartArray("checks");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("check", finding.Check);
            json.WriteString("state", finding.State switch { FindingState.Good => "ok", FindingState.Absent => "absent", FindingState.Warning => "warning", _ => "failure" });
            json.WriteString("text", finding.Text);
            if (finding.Remedy.Length > 0) json.WriteString("remedy", finding.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
