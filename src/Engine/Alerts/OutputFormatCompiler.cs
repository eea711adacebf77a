using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Binding;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Alerts;

/// <summary>Cuts an output format into its tokens.</summary>
sealed class OutputFormatCompiler(MappedText text, DiagnosticBag diagnostics)
{
    const int MaxWidth = 1024;

    readonly ConditionBinder _binder = new(new PredicateTable());
    readonly List<OutputToken> _tokens = [];
    readonly SortedDictionary<string, BoundField> _fields = new(StringComparer.Ordinal);
    readonly StringBuilder _literal = new();

    public OutputFormat? Compile()
    {
        string format = text.Text;
        bool isGood = true;
        // A leading star asks for output even where values are missing, which is how it always is here.
        for (int i = format.StartsWith('*') ? 1 : 0; i < format.Length;)
        {
            if (format[i] != '%') _literal.Append(format[i++]);
            else if (format.AsSpan(i).StartsWith("%container.info")) i += "%container.info".Length;
            else isGood &= TryReadValue(ref i);
        }

        FlushLiteral();
        return isGood ? new OutputFormat([.. _tokens], [.. _fields.Values]) : null;
    }

    bool TryReadValue(ref int i)
    {
        string format = text.Text;
        int start = i++;
        if (i == format.Length)
        {
            diagnostics.Error(LoadCodes.CompileOutput, "invalid formatting syntax: formatting cannot end with a %", text.Span(start, 1));
            return false;
        }

        int width = 0;
        for (; i < format.Length && char.IsAsciiDigit(format[i]); i++) width = Math.Min(width * 10 + (format[i] - '0'), MaxWidth);

        var own = new DiagnosticBag();
        if (ConditionParser.ParseValue(text, i, out int end, own) is { } expression && Bind(ref expression, ref end, i, own) is { } value)
        {
            i = end;
            FlushLiteral();
            _tokens.Add(new OutputToken(null, value, width));
            AddFields(expression);
            return true;
        }

        var reason = own.Items.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        int length = 0;
        while (i + length < format.Length && !char.IsWhiteSpace(format[i + length])) length++;
        diagnostics.Error(
            LoadCodes.CompileOutput, $"unknown filter: {reason?.Message ?? "expected a field behind '%'"}", reason?.Span ?? text.Span(start, 1), reason?.Suggestion);
        i += Math.Max(length, 1);
        i = Math.Min(i, format.Length);
        return false;
    }

    // The longest beginning that is a field: "%fd.name.old" is the field fd.name and ".old".
    ValueSource? Bind(ref ValueExpression expression, ref int end, int start, DiagnosticBag own)
    {
        if (_binder.BindValue(expression, own) is { } whole) return whole;
        while (expression is FieldExpression { Argument: null } field && field.Name.LastIndexOf('.') is int dot && field.Name[..dot].Contains('.'))
        {
            expression = field with { Name = field.Name[..dot] };
            end = start + dot;
            if (_binder.BindValue(expression, new DiagnosticBag()) is { } shorter) return shorter;
        }

        return null;
    }

    void AddFields(ValueExpression expression)
    {
        switch (expression)
        {
            case FieldExpression field when FieldCatalogue.TryBind(field.Name, field.Argument, out var bound, out _, out _):
                _fields.TryAdd(bound.Name, bound);
                break;
            case TransformerExpression transformer:
                foreach (var argument in transformer.Arguments) AddFields(argument);
                break;
            case ValueListExpression list:
                foreach (var item in list.Items) AddFields(item);
                break;
        }
    }

    void FlushLiteral()
    {
        if (_literal.Length == 0) return;
        _tokens.Add(new OutputToken(Encoding.UTF8.GetBytes(_literal.ToString()), null, 0));
        _literal.Clear();
    }
}
