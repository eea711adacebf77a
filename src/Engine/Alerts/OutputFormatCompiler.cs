using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>Cuts an output format into its tokens.</summary>
sealed class OutputFormatCompiler(MappedText text, ConditionBinder binder, DiagnosticBag diagnostics)
{
    // The longest field with its argument in use has 40 characters, the longest transformer 60.
    const int MaxFieldLength = 128;
    const int MaxTransformerLength = 512;

    // What the widths of a format may add up to: a hostile one could ask for gigabytes with each alert.
    const int MaxTotalWidth = 1 << 20;

    // More than a person corrects at once; a hostile format is not searched for all of its errors.
    const int MaxErrors = 20;

    // Names that go on after the field that they begin with, as in "%evt.arg.flagsx": each is read once for every shorter name.
    // The formats of the reference's rules have none.
    const int MaxUnclearNames = 1000;

    /// <summary>What once stood for the container, and stands for nothing now.</summary>
    public const string ContainerInfo = "%container.info";

    readonly List<OutputToken> _tokens = [];
    readonly SortedDictionary<string, BoundField> _fields = new(StringComparer.Ordinal);
    readonly StringBuilder _literal = new();
    bool _namesContainerInfo;
    int _totalWidth;
    int _unclearNames;
    int _errors;

    public OutputFormat? Compile()
    {
        string format = text.Text;
        WarnOfDeprecatedFields();
        bool allowsMissing = format.StartsWith('*');
        for (int i = allowsMissing ? 1 : 0; i < format.Length && _errors < MaxErrors;)
        {
            if (format[i] != '%')
            {
                _literal.Append(format[i++]);
            }
            else if (format.AsSpan(i).StartsWith(ContainerInfo))
            {
                WarnOfContainerInfo(i);
                i += ContainerInfo.Length;
            }
            else
            {
                ReadValue(ref i);
            }
        }

        FlushLiteral();
        return _errors == 0 ? new OutputFormat([.. _tokens], [.. _fields.Select(f => new OutputField(f.Key, f.Value))], allowsMissing) : null;
    }

    void WarnOfContainerInfo(int i)
    {
        const string message =
            "%container.info is deprecated and no more useful, and will be dropped by Falco 1.0.0. The container plugin will automatically add required "
            + "fields to the output message. It stands for nothing here; expected the fields that are wanted, such as %container.id";
        if (!_namesContainerInfo) diagnostics.Warning(LoadCodes.DeprecatedItem, message, text.Span(i, ContainerInfo.Length));
        _namesContainerInfo = true;
    }

    // The reference looks for the names anywhere in the text, so evt.latency is found in evt.latency.s as well.
    void WarnOfDeprecatedFields()
    {
        foreach (string name in binder.Fields.All.Where(f => f.Deprecation is not null).Select(f => f.Name))
        {
            int at = text.Text.IndexOf(name, StringComparison.Ordinal);
            if (at < 0) continue;
            string message = $"usage of deprecated field '{name}' has been detected in the rule output";
            diagnostics.Add(new Diagnostic(DiagnosticSeverity.Warning, LoadCodes.DeprecatedItem, message, text.Span(at, name.Length)) { DeprecatedField = name });
        }
    }

    void ReadValue(ref int i)
    {
        string format = text.Text;
        int percent = i++;
        int width = 0;
        for (; i < format.Length && char.IsAsciiDigit(format[i]); i++) width = Math.Min(width * 10 + (format[i] - '0'), MaxTotalWidth + 1);
        if (i == format.Length)
        {
            Error($"invalid formatting syntax: formatting cannot end with a {(i == percent + 1 ? "%" : "number")}; expected a field such as %proc.name", text.Span(percent, i - percent));
            return;
        }

        _totalWidth = Math.Min(_totalWidth + width, MaxTotalWidth + 1);
        if (width > 0 && _totalWidth > MaxTotalWidth)
        {
            Error($"invalid formatting syntax: the widths add up to more than {MaxTotalWidth}; expected no more bytes for one alert", text.Span(percent, i - percent));
            return;
        }

        if (!char.IsAsciiLetter(format[i]))
        {
            Error("unknown filter: a percent sign begins a field such as %proc.name, and there is no escape for it; expected a letter behind it", text.Span(percent, i + 1 - percent));
            i++;
            return;
        }

        if (_unclearNames == MaxUnclearNames)
        {
            Error($"more than {MaxUnclearNames} names are no fields but begin with one; expected something between a field and what follows it", text.Span(percent, i - percent));
            i = format.Length;
            return;
        }

        var own = new DiagnosticBag();
        var whole = TryBind(text, i, out int end, own);
        if (whole is null) _unclearNames++;
        if ((whole ?? TryBindShorter(i, out end)) is not { } bound)
        {
            var reason = own.Items.First(d => d.Severity == DiagnosticSeverity.Error);
            Error($"unknown filter: {reason.Message}", reason.Span, reason.Suggestion);
            // The rest of a name that was not understood is no news.
            while (i < format.Length && (IsNameCharacter(format[i]) || format[i] is '[' or '(')) i++;
            return;
        }

        FlushLiteral();
        _tokens.Add(new OutputToken(null, bound.Value, width));
        foreach (var field in ExpressionParts.FieldsOf(bound.Expression))
        {
            if (binder.BindValue(field, own) is FieldSource known) _fields.TryAdd(field.Argument is null ? field.Name : field.ToString(), known.Bound);
        }

        i = end;
    }

    (ValueExpression Expression, ValueSource Value)? TryBind(MappedText from, int start, out int end, DiagnosticBag own) =>
        ConditionParser.ParseValue(from, start, out end, own) is { } expression && binder.BindValue(expression, own) is { } value ? (expression, value) : null;

    /// <summary>
    /// The longest beginning that is a field or a transformer: what follows may look like a part of it, as the dot of
    /// <c>file %fd.name.</c> or the bracket of <c>%proc.name[</c>.
    /// </summary>
    (ValueExpression Expression, ValueSource Value)? TryBindShorter(int start, out int end)
    {
        string format = text.Text;
        int limit = Math.Min(format.Length, start + MaxFieldLength);
        int nameEnd = start;
        while (nameEnd < limit && IsNameCharacter(format[nameEnd])) nameEnd++;
        if (nameEnd < format.Length && format[nameEnd] == '(' && TryBindShorterTransformer(start, out end) is { } transformer) return transformer;
        for (end = nameEnd; end > start; end--)
        {
            string name = format[start..end];
            if (binder.Fields.Bind(name, null) is null) continue;
            var field = new FieldExpression(text.Span(start, end - start), name, null);
            if (binder.BindValue(field, new DiagnosticBag()) is { } value) return (field, value);
        }

        return null;
    }

    // The whole was no good: what stands in brackets behind the transformer is none of its argument.
    (ValueExpression Expression, ValueSource Value)? TryBindShorterTransformer(int start, out int end)
    {
        int limit = Math.Min(text.Text.Length, start + MaxTransformerLength);
        for (end = start; (end = text.Text.IndexOf(')', end, limit - end) + 1) > 0;)
        {
            var piece = new MappedTextBuilder().Append(text, start, end - start).ToText(text.Span(start, 0));
            if (TryBind(piece, 0, out _, new DiagnosticBag()) is { } bound) return bound;
        }

        return null;
    }

    static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.';

    void FlushLiteral()
    {
        if (_literal.Length == 0) return;
        _tokens.Add(new OutputToken(Encoding.UTF8.GetBytes(_literal.ToString()), null, 0));
        _literal.Clear();
    }

    void Error(string message, SourceSpan? span, string? suggestion = null)
    {
        _errors++;
        diagnostics.Error(LoadCodes.CompileOutput, message, span, suggestion);
    }
}
