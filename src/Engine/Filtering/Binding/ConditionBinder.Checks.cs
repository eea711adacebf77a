using Gyrfalcon.Engine.Diagnostics;
using Gyrfalcon.Engine.Events;
using Gyrfalcon.Engine.Fields;
using Gyrfalcon.Engine.Filtering.Evaluation;
using Gyrfalcon.Engine.Filtering.Syntax;

namespace Gyrfalcon.Engine.Filtering.Binding;

// One check.
public sealed partial class ConditionBinder
{
    static readonly string[] s_callable = ["val", .. Operators.Transformers];

    FilterNode? BindCheck(CheckExpression check)
    {
        if (Source(check.Left) is not { } left) return null;
        if (OperatorRules.Refuse(check.Operator, left) is { } refusal)
        {
            Error(check.OperatorSpan, refusal);
            return null;
        }

        if (!CheckEventType(check)) return null;
        return check.Right switch
        {
            null => BindExists(left),
            LiteralExpression literal => BindConstants(check, left, [literal]),
            LiteralListExpression list => BindConstants(check, left, list.Items),
            _ => BindComparison(check, left),
        };
    }

    // The rules are indexed by what a condition says of the event's type, which is read from the constants beside it.
    bool CheckEventType(CheckExpression check)
    {
        if (check.Modifier != CheckModifier.None
            || check.Operator is not (CheckOperator.Equal or CheckOperator.NotEqual or CheckOperator.In or CheckOperator.Exists)) return true;
        if (check.Left is TransformerExpression transformer && NamesEventType(transformer))
        {
            Error(transformer.Span, $"'{Operators.TextOf(check.Operator)}' does not work on a transformer of the event's type; compare the type itself");
            return false;
        }

        if (!NamesEventType(check.Left) || check.Right is null or LiteralExpression or LiteralListExpression) return true;
        Error(check.Right.Span, "the event's type is compared with names, not with a field");
        return false;
    }

    // A part of a name is no name.
    bool ComparesWholeEventType(CheckExpression check) =>
        check.Operator is CheckOperator.Equal or CheckOperator.NotEqual or CheckOperator.In or CheckOperator.Intersects
            or CheckOperator.Less or CheckOperator.LessOrEqual or CheckOperator.Greater or CheckOperator.GreaterOrEqual
        && IsEventType(check.Left);

    bool IsEventType(ValueExpression expression) => expression switch
    {
        FieldExpression field => source.Fields.Find(field.Name)?.Role == FieldRole.EventType,
        TransformerExpression { Name: not "len", Arguments: [var argument] } => IsEventType(argument),
        _ => false,
    };

    bool NamesEventType(ValueExpression expression) => expression switch
    {
        FieldExpression field => field.Argument is null && source.Fields.Find(field.Name)?.Role is FieldRole.EventType or FieldRole.SomeEventTypes,
        TransformerExpression transformer => transformer.Arguments.Any(NamesEventType),
        ValueListExpression list => list.Items.Any(NamesEventType),
        _ => false,
    };

    FilterNode BindExists(ValueSource left)
    {
        string key = $"{left.Key} exists";
        if (table.Find(key) is { } known) return known;
        return table.Add(key, left.Field?.Comparison switch
        {
            FieldComparison.AnyAncestor => new AncestorPredicate(left.Field, null),
            FieldComparison.EitherEndpoint => new EndpointPredicate(left.Field, null, both: false),
            _ => new ExistsPredicate(left),
        });
    }

    FilterNode? BindConstants(CheckExpression check, ValueSource left, IReadOnlyList<LiteralExpression> literals)
    {
        if (left.Field is { Field.TakesTypeOfParameter: true, Type: FieldType.Buffer })
        {
            Error(check.OperatorSpan, $"wrong parameter type 10: {left.Field.Name} holds bytes, which are compared with nothing; evt.buffer holds those of the event");
            return null;
        }

        var reader = new ConstantReader(check.Operator, left, ComparesWholeEventType(check) ? source.Types : null, _diagnostics);
        if (!reader.TryRead(literals)) return null;
        foreach (var literal in literals) Warn(check.Operator, literal);

        string key = $"{left.Key} {Operators.TextOf(check.Operator)} {Operators.TextOf(check.Modifier)} {reader.Key}";
        if (table.Find(key) is { } known) return known;
        if (left.Field?.Comparison == FieldComparison.Within) return table.Add(key, new WithinPredicate(left.Field, reader.Number));
        return reader.MakeTest(check.Modifier, table.Utf16) is { } test ? table.Add(key, MakePredicate(check, left, test)) : null;
    }

    FilterNode MakePredicate(CheckExpression check, ValueSource left, ValueTest test)
    {
        if (left.IsList) return new ListPredicate(left, test, all: check.Operator == CheckOperator.In);
        if (left.Field is not { } field) return new ValuePredicate(left, test);
        return field.Comparison switch
        {
            FieldComparison.AnyAncestor => new AncestorPredicate(field, test),
            FieldComparison.EitherEndpoint => new EndpointPredicate(field, test, both: check.Operator == CheckOperator.NotEqual),
            _ when field.Field.Role == FieldRole.EventType => new EventTypePredicate(field, CodesWhere(test), source.Types.Shared, test),
            _ => new FieldPredicate(field, test),
        };
    }

    EventCodeSet CodesWhere(ValueTest test)
    {
        var codes = EventCodeSet.Empty;
        foreach (var (name, named) in source.Types.Certain)
        {
            if (test.Matches(FieldValue.Of(name))) codes |= named;
        }

        return codes;
    }

    FilterNode? BindComparison(CheckExpression check, ValueSource left)
    {
        if (Source(check.Right!) is not { } right) return null;
        if (OperatorRules.RefuseRight(check.Operator, left, right) is { } refusal)
        {
            Error(check.Right!.Span, refusal);
            return null;
        }

        // One value is in the set of one other when both are equal.
        var op = left.IsList || check.Operator is not (CheckOperator.In or CheckOperator.Intersects) ? check.Operator : CheckOperator.Equal;
        string key = $"{left.Key} {Operators.TextOf(op)} val {right.Key}";
        return table.Find(key) ?? table.Add(key, left.IsList
            ? new CompareListsPredicate(left, right, all: op == CheckOperator.In)
            : new ComparePredicate(left, right, op));
    }

    // What is probably not meant, though it can be evaluated. A field has a dot and a transformer a parenthesis: of the 3,800
    // constants of the upstream rules few have either.
    void Warn(CheckOperator op, LiteralExpression literal)
    {
        if (op != CheckOperator.Regex && literal.Bytes.AsSpan().IndexOfAny((byte)'.', (byte)'(') < 0) return;
        string text = literal.Text;
        string solid = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (op == CheckOperator.Regex && IsSimple(text))
            Warning(literal, $"'{text}' needs no regular expression: '=', 'contains', 'startswith' or 'endswith' is faster");
        if (IsField(solid)) Warning(literal, $"'{text}' is compared as text, though it is a field; val({solid}) is its value");
        foreach (string name in s_callable)
        {
            if (solid.Length >= name.Length + 2 && solid.StartsWith(name, StringComparison.Ordinal) && solid[name.Length] == '(' && solid[^1] == ')')
                Warning(literal, $"'{text}' is compared as text, though it looks like a transformer; without quotes it would be one");
        }
    }

    void Warning(LiteralExpression literal, string message) => _diagnostics.Warning(LoadCodes.ConditionWarning, message, literal.Span);

    bool IsField(string text)
    {
        if (!text.Contains('.', StringComparison.Ordinal) || text.Length > 128) return false;
        int bracket = text.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0) return source.Fields.Bind(text, null) is not null;
        return text[^1] == ']' && source.Fields.Bind(text[..bracket], text[(bracket + 1)..^1]) is not null;
    }

    // Whether a regular expression has no operator but at its ends, where other operators could do its work.
    static bool IsSimple(string pattern)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if ((i == 0 && c == '^') || (i == pattern.Length - 1 && c == '$')) continue;
            if (c == '.' && i + 1 < pattern.Length && pattern[i + 1] is '+' or '*' or '?' && (i == 0 || i == pattern.Length - 2))
            {
                i++;
                continue;
            }

            if (".+*?^$()[]{}|\\".Contains(c, StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
