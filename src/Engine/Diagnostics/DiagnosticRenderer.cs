using System.Text;

namespace Gyrfalcon.Engine.Diagnostics;

/// <summary>
/// Writes diagnostics for people: the place, what is wrong, the line with a caret under it, and what may have been meant. What
/// comes from the file cannot act on the terminal: control and direction characters are replaced.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="useColour">Whether the writer is a terminal that takes ANSI colours.</param>
public sealed class DiagnosticRenderer(TextWriter writer, bool useColour = false)
{
    /// <summary>How much of a line is shown, in columns; a longer one is cut around the caret.</summary>
    public const int MaxColumns = 160;

    // Messages quote names of the file, which may be as long as the file.
    const int MaxMessage = 600;

    /// <summary>Writes all that a bag holds.</summary>
    public void Write(DiagnosticBag diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics.Items) Write(diagnostic);
        if (diagnostics.Omitted > 0) writer.WriteLine($"and {diagnostics.Omitted} more");
    }

    /// <summary>Writes one.</summary>
    public void Write(Diagnostic diagnostic)
    {
        bool isError = diagnostic.Severity == DiagnosticSeverity.Error;
        string colour = isError ? Colours.Red : Colours.Yellow;
        if (diagnostic.Span is { } place) writer.Write($"{Paint(Colours.Bold, Clean(place.ToString()))}: ");
        writer.WriteLine($"{Paint(colour, isError ? "error" : "warning")}: {Clean(diagnostic.Message)} ({diagnostic.Code})");
        if (Holders(diagnostic) is { Length: > 0 } holders) writer.WriteLine($"   in {holders}");

        string hint = diagnostic.Suggestion is null ? "" : $"did you mean '{Clean(diagnostic.Suggestion)}'?";
        if (diagnostic.Span is { } span) WriteLine(span, hint, colour);
        else if (hint.Length > 0) writer.WriteLine($"   {hint}");
    }

    void WriteLine(SourceSpan span, string hint, string colour)
    {
        int line = span.Source.LineOf(span.Start);
        string number = $" {line + 1} ";
        SourceLine shown = SourceLine.Cut(span, MaxColumns);
        writer.WriteLine($"{number}| {shown.Text}");
        string mark = "^" + new string('~', Math.Max(0, shown.MarkWidth - 1));
        string after = hint.Length == 0 ? "" : " " + hint;
        writer.WriteLine($"{new string(' ', number.Length)}| {new string(' ', shown.MarkStart)}{Paint(colour, mark)}{Paint(Colours.Green, after)}");
    }

    // A person finds a rule by its name; that its condition is a part of it goes without saying.
    static string Holders(Diagnostic diagnostic)
    {
        var named = diagnostic.Locations.Where(l => l.ItemName.Length > 0 && l.ItemType != ItemTypes.ValueFor).Select(l => $"{l.ItemType} '{Clean(l.ItemName)}'");
        return string.Join(", ", diagnostic.Macro is null ? named : named.Append($"macro '{Clean(diagnostic.Macro)}'"));
    }

    string Paint(string colour, string text) => useColour && text.Length > 0 ? $"{colour}{text}{Colours.Reset}" : text;

    /// <summary>A text as a terminal may show it: on one line, cut where it is longer than any message, without characters that act.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (clean.Length >= MaxMessage)
            {
                clean.Append('…');
                break;
            }

            if (rune.Value == '\n') clean.Append(' ');
            else clean.Append(DisplayWidth.Shown(rune).ToString());
        }

        return clean.ToString();
    }

    static class Colours
    {
        public const string Reset = "\e[0m";
        public const string Bold = "\e[1m";
        public const string Red = "\e[1;31m";
        public const string Green = "\e[32m";
        public const string Yellow = "\e[1;33m";
    }
}
