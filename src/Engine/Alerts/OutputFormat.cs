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

    internal OutputFormat(OutputToken[] tokens, IReadOnlyList<OutputField> fields)
    {
        _tokens = tokens;
        Fields = fields;
    }

    /// <summary>The different fields in it, those inside transformers too, sorted by key: the <c>output_fields</c> of a JSON alert.</summary>
    public IReadOnlyList<OutputField> Fields { get; }

    /// <summary>The field that the format is and nothing else, or null.</summary>
    internal BoundField? Only => _tokens is [{ Field: { } only, Width: 0 }] ? only : null;

    /// <summary>Reads an output format with the fields of a source; null with errors when it names what does not exist.</summary>
    public static OutputFormat? Compile(MappedText text, EventSource source, DiagnosticBag diagnostics) =>
        Compile(text, new ConditionBinder(new PredicateTable(), source), diagnostics);

    /// <summary>The same for one of many, which have their fields bound once.</summary>
    internal static OutputFormat? Compile(MappedText text, ConditionBinder binder, DiagnosticBag diagnostics) => new OutputFormatCompiler(text, binder, diagnostics).Compile();

    internal void AppendTo(ref ScratchText text, scoped in EventContext context)
    {
        foreach (var token in _tokens)
        {
            if (token.Literal is { } literal)
            {
                text.Append(literal);
                continue;
            }

            int start = text.Length;
            AppendValue(ref text, token, context);
            if (token.Width == 0) continue;
            for (int length = text.Length - start; length < token.Width; length++) text.Append((byte)' ');
            text.CutTo(start + token.Width);
        }
    }

    static void AppendValue(ref ScratchText text, OutputToken token, scoped in EventContext context)
    {
        if (token.Field is { } field)
        {
            if (field.TryExtractText(context, out var value)) ValueRenderer.AppendText(ref text, field, value);
            else text.Append("<NA>"u8);
        }
        else if (token.Value!.TryGet(context, out var value))
        {
            ValueRenderer.AppendText(ref text, token.Value.Type, token.Value.IsList, value);
        }
        else
        {
            text.Append("<NA>"u8);
        }
    }
}
