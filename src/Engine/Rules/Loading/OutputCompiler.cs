using Gyrfalcon.Engine.Alerts;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Binding;

namespace Gyrfalcon.Engine.Rules.Loading;

/// <summary>Compiles the output of rules with what the configuration appends to it.</summary>
sealed class OutputCompiler(IReadOnlyList<AppendedOutput> appended)
{
    /// <summary>The output of one rule; null with errors when a part of it is no good.</summary>
    public RuleOutput? Compile(RuleDefinition rule, ConditionBinder binder, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var output = CompileParts(rule, binder, found);
        foreach (var item in found.Items)
        {
            // That %container.info stands for nothing is said of the rule as a whole.
            bool isOfRule = item is { Code: LoadCodes.DeprecatedItem, DeprecatedField: null };
            diagnostics.Add(isOfRule ? item : item with { Locations = [rule.OutputLocation] });
        }

        return output;
    }

    RuleOutput? CompileParts(RuleDefinition rule, ConditionBinder binder, DiagnosticBag diagnostics)
    {
        var whole = rule.Output;
        Dictionary<string, ExtraField> extra = [];
        foreach (var output in appended.Where(a => IsFor(a, rule)))
        {
            var builder = new MappedTextBuilder().Append(whole);
            if (output.Text is { } text) builder.Append(" ", text.Span(0, 0)).Append(text);
            if (output.Suggested is { } place) builder.Append(SuggestedBy(binder.Fields), place);
            whole = builder.ToText(rule.Span);
            foreach (var field in output.Fields) extra[field.Key] = field;
        }

        string written = whole.Text.Replace(OutputFormatCompiler.ContainerInfo, "", StringComparison.Ordinal);
        var format = OutputFormat.Compile(whole, binder, diagnostics);
        if (extra.Count == 0) return format is null ? null : new RuleOutput(written, format, format.Fields, []);

        SortedDictionary<string, OutputField> fields = new(StringComparer.Ordinal);
        foreach (var field in format?.Fields ?? []) fields.Add(field.Key, field);
        foreach (var field in extra.Values)
        {
            if (Compile(field, binder, diagnostics) is { } bound) fields[field.Key] = bound;
        }

        return format is null || diagnostics.HasErrors ? null : new RuleOutput(written, format, [.. fields.Values], [.. extra.Values]);
    }

    static string SuggestedBy(FieldCatalogue fields) =>
        string.Concat(fields.All.Where(f => f.Has(FieldTraits.Suggested)).Select(f => $" {f.Name.Replace('.', '_')}=%{f.Name}"));

    static bool IsFor(AppendedOutput output, RuleDefinition rule) =>
        (output.Source.Length == 0 || output.Source == rule.Source)
        && (output.Rule is null || output.Rule.Text == rule.Name)
        && output.Tags.All(tag => rule.Tags.Contains(tag.Text));

    static OutputField? Compile(ExtraField field, ConditionBinder binder, DiagnosticBag diagnostics)
    {
        var place = field.Format.Span(0, field.Format.Text.Length);
        if (field.IsText) return OutputFormat.Compile(field.Format, binder, diagnostics) is { } text ? new OutputField(field.Key, null, text) : null;
        if (OutputFormat.Compile(new MappedTextBuilder().Append("%", place).Append(field.Format).ToText(place), binder, diagnostics) is not { } format) return null;
        if (format.Only is { } bound) return new OutputField(field.Key, bound);
        diagnostics.Error(LoadCodes.CompileOutput, $"'{field.Key}' is more than a field; expected a field such as proc.name, or a key with a format such as name: \"%proc.name\"", place);
        return null;
    }
}
