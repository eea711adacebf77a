using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Testing;
using Gyrfalcon.Explaining;

namespace Gyrfalcon.Testing;

/// <summary>Writes for people what tests have left undecided of each condition.</summary>
/// <param name="writer">Where to.</param>
/// <param name="style">How it looks.</param>
sealed class CoverageWriter(TextWriter writer, OutputStyle style)
{
    /// <summary>Writes the rules in order.</summary>
    public void Write(IReadOnlyList<RuleCoverage> rules)
    {
        writer.WriteLine(style.Bold("checks that decided both ways"));
        foreach (var rule in rules) Write(rule);
        writer.WriteLine();
    }

    void Write(RuleCoverage rule)
    {
        string tests = $"{Tests(rule.FiringTests, "firing")}, {Tests(rule.SilentTests, "silent")}";
        writer.WriteLine($"  {rule.Percent,3} %  {Clean(rule.Rule.Rule.Name)}  {style.Faint(tests)}");
        int width = style.Width / 2;
        foreach (var check in rule.Undecided)
        {
            string what = (check.IsNeverTrue, check.IsNeverFalse) switch
            {
                (true, true) => "never decided",
                (true, false) => "never by true",
                _ => "never by false",
            };
            string text = style.Fit(Clean(check.Part.Text), width).PadRight(width);
            writer.WriteLine($"         {what,-14}  {text}  {style.Faint(ShortPlace.Of(check.Part.Place))}");
        }
    }

    static string Tests(int count, string kind) => count switch
    {
        0 => $"no {kind} test",
        1 => $"1 {kind} test",
        _ => $"{count} {kind} tests",
    };

    static string Clean(string text) => DiagnosticRenderer.Clean(text);
}
