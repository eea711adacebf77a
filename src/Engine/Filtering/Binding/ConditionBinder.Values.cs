using System.Text;
using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Binding;

public sealed partial class ConditionBinder
{
    /// <summary>Binds a value on its own, as an output format has it; null with errors when it cannot be.</summary>
    internal ValueSource? BindValue(ValueExpression expression, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        return BindValue(expression);
    }

    ValueSource? BindValue(ValueExpression expression)
    {
        switch (expression)
        {
            case FieldExpression field:
                return BindField(field);
            case TransformerExpression transformer:
                return BindTransformer(transformer);
            case LiteralExpression literal:
                return new ConstantSource(literal.Bytes);
            case ValueListExpression list:
                return BindAll(list.Items) is { } items ? new ListSource(items) : null;
            default:
                Fail(expression.Span, $"'{expression}' cannot stand here; expected a field or a transformer");
                return null;
        }
    }

    FieldSource? BindField(FieldExpression field)
    {
        if (FieldCatalogue.TryBind(field.Name, field.Argument, out var bound, out string? error, out string? suggestion)) return new FieldSource(bound);
        // Tools look for the reference's words.
        Fail(field.Span, error.StartsWith("there is no field", StringComparison.Ordinal) ? $"filter_check called with nonexistent field {field.Name}" : error, suggestion);
        return null;
    }

    ValueSource[]? BindAll(IReadOnlyList<ValueExpression> expressions)
    {
        var values = new ValueSource[expressions.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (BindValue(expressions[i]) is not { } value) return null;
            values[i] = value;
        }

        return values;
    }

    ValueSource? BindTransformer(TransformerExpression transformer)
    {
        if (BindAll(transformer.Arguments) is not { } arguments) return null;
        if (transformer.Name == "val") return arguments[0];
        foreach (var argument in arguments)
        {
            if (argument is FieldSource { Field: var field } && (field.Field.Has(FieldTraits.NoTransformers) || field.Comparison != FieldComparison.Value))
            {
                Fail(transformer.Span, $"field '{field.Name}' does not support transformers");
                return null;
            }
        }

        var first = arguments[0];
        bool isText = FieldTypes.IsText(first.Type);
        bool isTextOrBuffer = isText || first.Type == FieldType.Buffer;
        switch (transformer.Name)
        {
            case "tolower" or "toupper" when arguments.Length == 1 && isText:
                return new CaseSource(first, transformer.Name == "toupper");
            case "basename" when arguments.Length == 1 && isText && !first.IsList:
                return new BasenameSource(first);
            case "b64" when arguments.Length == 1 && isTextOrBuffer && first.Type != FieldType.Path && !first.IsList:
                return new Base64Source(first);
            case "len" when arguments.Length == 1 && (isTextOrBuffer || first.IsList):
                return new LengthSource(first);
            case "join" when arguments.Length == 2 && isText && !first.IsList && arguments[1].IsList && FieldTypes.IsText(arguments[1].Type):
                return new JoinSource(first, arguments[1]);
            case "concat" when arguments.Length >= 2 && arguments.All(a => FieldTypes.IsText(a.Type) && !a.IsList):
                return new ConcatSource(arguments);
            case "getopt" when arguments.Length == 2 && first.IsList && transformer.Arguments[1] is LiteralExpression options && transformer.Argument is null or { Length: 1 }:
                return new GetoptSource(first, options.Bytes, transformer.Argument is { } letter ? Encoding.UTF8.GetBytes(letter)[0] : null);
            default:
                Fail(
                    transformer.Span,
                    $"can't add field transformer: type '{Describe(first)}' is not supported by '{transformer.Name}' transformer applied on field '{transformer.Arguments[0]}'");
                return null;
        }
    }
}
