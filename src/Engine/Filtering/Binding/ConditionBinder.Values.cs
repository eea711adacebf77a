using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Binding;

// Fields, transformers and the constants inside them.
public sealed partial class ConditionBinder
{
    ValueSource? Source(ValueExpression expression) => expression switch
    {
        FieldExpression field => BindField(field),
        TransformerExpression transformer => BindTransformer(transformer),
        LiteralExpression literal => BindLiteral(literal),
        ValueListExpression list => BindList(list),
        _ => null,
    };

    FieldSource? BindField(FieldExpression expression)
    {
        if (_fields.TryGetValue((expression.Name, expression.Argument), out var known)) return known;
        if (!source.Fields.TryBind(expression.Name, expression.Argument, out var field, out string? error, out string? suggestion))
        {
            // Tools look for the reference's word for a field that it does not know.
            string message = error.StartsWith("there is no field", StringComparison.Ordinal) ? $"filter_check called with nonexistent field {expression}" : error;
            _diagnostics.Add(new Diagnostic(DiagnosticSeverity.Error, LoadCodes.CompileCondition, message, expression.Span)
            {
                Suggestion = suggestion,
                IsUnknownName = true,
            });
            return null;
        }

        // A field that remembers when it was asked remembers it for each place where it is written.
        string key = $"{field.Name.Length}:{field.Name}";
        if (field.Argument.Memory is not null) return new FieldSource(field, $"{key}#{table.NewPlace()}");
        var bound = new FieldSource(field, key);
        _fields.Add((expression.Name, expression.Argument), bound);
        return bound;
    }

    LiteralSource? BindLiteral(LiteralExpression literal) =>
        HasNul(literal) ? null : new LiteralSource(literal.Bytes, $"\"{KeyOf(literal.Bytes)}\"");

    ListSource? BindList(ValueListExpression list)
    {
        if (BindAll(list.Items) is not { } items) return null;
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i].Type.IsText() || (items[i].Type.IsNumber() && items[i].Type != FieldType.Double && !items[i].IsList)) continue;
            Error(list.Items[i].Span, $"a list can hold text and whole numbers, not {Describe(items[i])}");
            return null;
        }

        return new ListSource(items, ScopeOf(items), $"({KeysOf(items)})");
    }

    ValueSource? BindTransformer(TransformerExpression transformer)
    {
        string name = transformer.Name;
        if (BindAll(transformer.Arguments) is not { } arguments) return null;
        if (transformer.Argument is not null && name != "getopt")
        {
            Error(transformer.Span, $"{name}() takes no argument in brackets");
            return null;
        }

        string key = $"{name}({KeysOf(arguments)})";
        return name switch
        {
            "val" => arguments[0],
            "join" => BindJoin(transformer, arguments, key),
            "concat" => BindConcat(transformer, arguments, key),
            "getopt" => BindGetopt(transformer, arguments, key),
            _ => BindSimple(transformer, arguments, key),
        };
    }

    ValueSource? BindSimple(TransformerExpression transformer, ValueSource[] arguments, string key)
    {
        string name = transformer.Name;
        var argument = arguments[0];
        if (arguments.Length != 1)
        {
            Error(transformer.Span, $"{name}() takes one argument, not {arguments.Length}");
            return null;
        }

        if (argument.Field is { } field && field.Field.Has(FieldTraits.NoTransformers))
        {
            Error(transformer.Arguments[0].Span, $"the field {field.Name} does not support transformers");
            return null;
        }

        bool suits = name switch
        {
            "len" => argument.IsList || argument.Type.IsText() || argument.Type == FieldType.Buffer,
            "b64" => argument.Type is FieldType.String or FieldType.Buffer,
            _ => argument.Type.IsText(),
        };
        if (!suits)
        {
            Error(transformer.Arguments[0].Span, $"{name}() does not work on {Describe(argument)}");
            return null;
        }

        return name switch
        {
            "tolower" => new CaseTransformer(argument, upper: false, key),
            "toupper" => new CaseTransformer(argument, upper: true, key),
            "basename" => new BasenameTransformer(argument, key),
            "b64" => new Base64Transformer(argument, key),
            _ => new LengthTransformer(argument, key),
        };
    }

    JoinTransformer? BindJoin(TransformerExpression transformer, ValueSource[] arguments, string key)
    {
        if (arguments.Length != 2) Error(transformer.Span, $"join() takes a separator and a list, not {arguments.Length} argument(s)");
        else if (!IsText(arguments[0])) Error(transformer.Arguments[0].Span, $"the separator of join() is one text, not {Describe(arguments[0])}");
        else if (!IsTextList(arguments[1])) Error(transformer.Arguments[1].Span, $"what join() joins is a list of texts, not {Describe(arguments[1])}");
        else return new JoinTransformer(arguments[0], arguments[1], key);
        return null;
    }

    ConcatTransformer? BindConcat(TransformerExpression transformer, ValueSource[] arguments, string key)
    {
        if (arguments.Length < 2)
        {
            Error(transformer.Span, "concat() takes at least two arguments");
            return null;
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            if (IsText(arguments[i])) continue;
            Error(transformer.Arguments[i].Span, $"concat() takes texts, not {Describe(arguments[i])}");
            return null;
        }

        return new ConcatTransformer(arguments, ScopeOf(arguments), key);
    }

    GetoptTransformer? BindGetopt(TransformerExpression transformer, ValueSource[] arguments, string key)
    {
        string? option = transformer.Argument;
        if (arguments.Length != 2) Error(transformer.Span, $"getopt() takes a list of arguments and the options, not {arguments.Length} argument(s)");
        else if (!IsTextList(arguments[0])) Error(transformer.Arguments[0].Span, $"the first argument of getopt() is a list of texts, not {Describe(arguments[0])}");
        else if (!IsText(arguments[1])) Error(transformer.Arguments[1].Span, $"the options of getopt() are one text, not {Describe(arguments[1])}");
        else if (option is not null && (option.Length != 1 || option[0] > '\x7f')) Error(transformer.Span, "in the brackets of getopt() stands one option character");
        else return new GetoptTransformer(arguments[0], arguments[1], option is null ? null : (byte)option[0], option is null ? key : $"{key}[{option}]");
        return null;
    }

    ValueSource[]? BindAll(IReadOnlyList<ValueExpression> expressions)
    {
        var sources = new ValueSource[expressions.Count];
        bool complete = true;
        for (int i = 0; i < sources.Length; i++)
        {
            if (Source(expressions[i]) is { } source) sources[i] = source;
            else complete = false;
        }

        return complete ? sources : null;
    }

    bool HasNul(LiteralExpression literal)
    {
        if (!literal.Bytes.AsSpan().Contains((byte)0)) return false;
        Error(literal.Span, "a text cannot contain a NUL byte");
        return true;
    }

    static bool IsText(ValueSource source) => source.Type.IsText() && !source.IsList;

    static bool IsTextList(ValueSource source) => source.Type.IsText() && source.IsList;

    static string Describe(ValueSource source)
    {
        string type = source.IsList ? $"a list of type {source.Type.Describe()}" : $"type {source.Type.Describe()}";
        return source.Field is { } field ? $"{field.Name} ({type})" : type;
    }

    static FieldScope ScopeOf(ValueSource[] sources)
    {
        var scope = FieldScope.None;
        foreach (var source in sources) scope |= source.Scope;
        return scope;
    }

    static string KeysOf(ValueSource[] sources) => string.Join(',', sources.Select(s => s.Key));

    // Every byte as one character behind the length, so that no two constants give the same text side by side.
    static string KeyOf(byte[] bytes) => $"{bytes.Length}:{System.Text.Encoding.Latin1.GetString(bytes)}";
}
