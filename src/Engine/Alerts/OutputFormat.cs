using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Sources;
using Gyrfalcon.Engine.State;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>
/// The <c>output</c> of a rule: text with <c>%field</c>, <c>%field[arg]</c>, <c>%transformer(field)</c> and <c>%20field</c>
/// (<c>rule-language</c> §11). A value that is missing is shown as <c>&lt;NA&gt;</c>.
/// </summary>
public sealed class OutputFormat
{
    readonly OutputToken[] _tokens;

    internal OutputFormat(OutputToken[] tokens, IReadOnlyList<OutputField> fields, bool allowsMissing)
    {
        _tokens = tokens;
        Fields = fields;
        AllowsMissing = allowsMissing;
    }

    /// <summary>Whether a star leads it: it is meant for events that lack some of the values too. Alerts are written in any case.</summary>
    public bool AllowsMissing { get; }

    /// <summary>The different fields in it, those inside transformers too, sorted by key: the <c>output_fields</c> of a JSON alert.</summary>
    public IReadOnlyList<OutputField> Fields { get; }

    /// <summary>The field that the format is and nothing else, or null.</summary>
    internal BoundField? Only => _tokens is [{ Field: { } only, Width: 0 }] ? only : null;

    /// <summary>Reads an output format with the fields of a source; null with errors when it names what does not exist.</summary>
    public static OutputFormat? Compile(MappedText text, EventSource source, DiagnosticBag diagnostics) =>
        Compile(text, new ConditionBinder(new PredicateTable(), source), diagnostics);

    /// <summary>The same for one of many, which have their fields bound once.</summary>
    internal static OutputFormat? Compile(MappedText text, ConditionBinder binder, DiagnosticBag diagnostics) => new OutputFormatCompiler(text, binder, diagnostics).Compile();

    /// <summary>Adds the text for one event; false when a value is missing.</summary>
    /// <param name="text">Takes the text.</param>
    /// <param name="context">The event.</param>
    /// <param name="printable">Whether what would break the line or act on a terminal is replaced in the values.</param>
    internal bool AppendTo(ref ScratchText text, scoped in EventContext context, bool printable = false)
    {
        bool isComplete = true;
        foreach (var token in _tokens)
        {
            if (token.Literal is { } literal)
            {
                text.Append(literal);
                continue;
            }

            int start = text.Length;
            isComplete &= AppendValue(ref text, token, context);
            if (printable) text.MakePrintable(start);
            if (token.Width == 0) continue;
            for (int length = text.Length - start; length < token.Width; length++) text.Append((byte)' ');
            text.CutTo(start + token.Width);
        }

        return isComplete;
    }

    static bool AppendValue(ref ScratchText text, OutputToken token, scoped in EventContext context)
    {
        if (token.Field is { } field && field.TryExtractText(context, out var value))
        {
            ValueRenderer.AppendText(ref text, field, value);
            return true;
        }

        if (token.Field is null && token.Value!.TryGet(context, out value))
        {
            ValueRenderer.AppendText(ref text, token.Value.Type, token.Value.IsList, value);
            return true;
        }

        text.Append("<NA>"u8);
        return false;
    }
}
