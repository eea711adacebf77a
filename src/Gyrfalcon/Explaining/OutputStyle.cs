using Gyrfalcon.Engine.Explaining;
using Gyrfalcon.Hosting;

namespace Gyrfalcon.Explaining;

/// <summary>How explanations look: with colour and signs on a terminal, in plain ASCII elsewhere.</summary>
/// <param name="HasColour">Whether it is a terminal that takes ANSI colours.</param>
/// <param name="Width">The columns that there are.</param>
sealed record OutputStyle(bool HasColour, int Width)
{
    // In a pipe a line may be longer than on a terminal, but is still read by somebody.
    const int PipeWidth = 160, NarrowestTerminal = 80;

    /// <summary>The style for a file.</summary>
    public static OutputStyle Plain { get; } = new(HasColour: false, PipeWidth);

    /// <summary>The mark behind what was cut.</summary>
    public string Cut => HasColour ? "…" : "...";

    /// <summary>The style for the standard output.</summary>
    public static OutputStyle Of(bool isRedirected) =>
        new(Terminals.HasColour(isRedirected), isRedirected ? PipeWidth : Math.Max(NarrowestTerminal, Console.WindowWidth));

    /// <summary>The sign of a truth.</summary>
    public string Mark(PartTruth truth) => (truth, HasColour) switch
    {
        (PartTruth.True, true) => "\e[32m✓\e[0m",
        (PartTruth.False, true) => "\e[31m✗\e[0m",
        (PartTruth.NotAsked, true) => "\e[33m?\e[0m",
        (PartTruth.True, false) => "+",
        (PartTruth.False, false) => "-",
        _ => "?",
    };

    /// <summary>A text that stands out.</summary>
    public string Bold(string text) => HasColour ? $"\e[1m{text}\e[0m" : text;

    /// <summary>A text that stands back.</summary>
    public string Faint(string text) => HasColour ? $"\e[2m{text}\e[0m" : text;

    /// <summary>A text in at most <paramref name="width"/> columns.</summary>
    public string Fit(string text, int width) =>
        text.Length <= width ? text : string.Concat(text.AsSpan(0, Math.Max(0, width - Cut.Length)), Cut);
}
